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
        notShorterThan("bridge.retention.payloads", "since a payload goes with its delivery");
        notShorterThan("bridge.retention.attempts", "since attempts go with their delivery");
        String repeats = "since a repeat of a delivery that is gone would be handled once more";
        notShorterThan("headshotpro.webhook.dedupe-window", repeats);
        notShorterThan("headshotpro.webhook.timestamp-tolerance", repeats);
    }

    private void notShorterThan(String key, String reason) {
        // One that cannot be read is told by its own check.
        boolean readable = Setting.duration(key).valid().test(settings.value(key))
                && Setting.duration(DELIVERIES).valid().test(settings.value(DELIVERIES));
        if (readable && duration(DELIVERIES).compareTo(duration(key)) < 0) {
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
