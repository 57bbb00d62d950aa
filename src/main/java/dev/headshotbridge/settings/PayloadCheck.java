package dev.headshotbridge.settings;

import org.springframework.util.unit.DataSize;

/** Checks that a payload fits into H2's column. */
final class PayloadCheck {

    private static final long H2_MAX = DataSize.ofMegabytes(1).toBytes();

    private PayloadCheck() {}

    static void check(Settings settings) {
        String key = "headshotpro.webhook.max-body-size";
        String size = settings.value(key);
        boolean tooLarge =
                Setting.size(key).valid().test(size) && DataSize.parse(size).toBytes() > H2_MAX;
        if (tooLarge && H2Options.isH2(settings.value(DataFolder.DATABASE))) {
            throw settings.wrong(key, "is more than H2 can keep", "1MB or less, or use PostgreSQL");
        }
    }
}
