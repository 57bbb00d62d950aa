package dev.headshotbridge.settings;

import dev.headshotbridge.observability.Targets;
import java.util.stream.Stream;

/** Checks {@code bridge.rate-limits.<target>}: any target may be named, with a number of calls a minute. */
class RateLimitCheck {

    static final String PREFIX = "bridge.rate-limits.";

    private final Settings settings;

    RateLimitCheck(Settings settings) {
        this.settings = settings;
    }

    void check() {
        Stream<String> named = settings.writtenKeys().filter(key -> key.startsWith(PREFIX));
        // The environment spells keys otherwise.
        Stream<String> known = Stream.concat(Targets.OTHERS.stream(), settings.list("bridge.connectors").stream())
                .map(target -> PREFIX + target)
                .filter(key -> !settings.value(key).isEmpty());
        Stream.concat(named, known)
                .distinct()
                .map(Setting::count)
                .filter(limit -> !limit.valid().test(settings.value(limit.key())))
                .findFirst()
                .ifPresent(limit -> {
                    throw settings.wrong(
                            limit.key(), "cannot be " + settings.shown(limit.key()), limit.write() + " calls a minute");
                });
    }
}
