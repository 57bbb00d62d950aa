package dev.headshotbridge.settings;

import java.time.Duration;
import org.springframework.boot.convert.DurationStyle;

/** Checks that the ages in {@code bridge.retention} fit each other, and the time for which a repeat is told. */
class RetentionCheck {

    private static final String DELIVERIES = "bridge.retention.deliveries";

    private final Settings settings;

    RetentionCheck(Settings settings) {
        this.settings = settings;
    }

    void check() {
        requireAtLeast("bridge.retention.payloads", "since a payload goes with its delivery");
        requireAtLeast("bridge.retention.attempts", "since attempts go with their delivery");
        String repeats = "since a repeat of a delivery that is gone would be handled once more";
        requireAtLeast("headshotpro.webhook.dedupe-window", repeats);
        requireAtLeast("headshotpro.webhook.timestamp-tolerance", repeats);
    }

    private void requireAtLeast(String key, String reason) {
        if (duration(DELIVERIES).compareTo(duration(key)) < 0) {
            throw settings.wrong(
                    DELIVERIES,
                    "(%s) is shorter than %s (%s)".formatted(settings.value(DELIVERIES), key, settings.value(key)),
                    "at least %s, %s".formatted(settings.value(key), reason));
        }
    }

    private Duration duration(String key) {
        return DurationStyle.detectAndParse(settings.value(key));
    }
}
