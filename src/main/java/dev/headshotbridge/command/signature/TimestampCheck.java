package dev.headshotbridge.command.signature;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is said of a timestamp. */
final class TimestampCheck {

    private static final long AROUND = Duration.ofHours(3).toSeconds();

    private final Duration tolerance;
    private final Clock clock;

    TimestampCheck(Duration tolerance, Clock clock) {
        this.tolerance = tolerance;
        this.clock = clock;
    }

    /** What is wrong with its age. */
    Optional<Finding> age(String timestamp) {
        if (!timestamp.matches("[0-9]{1,12}")) {
            return Optional.empty();
        }
        long age = clock.instant().getEpochSecond() - Long.parseLong(timestamp);
        if (Math.abs(age) <= tolerance.toSeconds()) {
            return Optional.empty();
        }
        String place = age > 0 ? "old" : "in the future";
        String todo = age > 0
                ? "compare both clocks; a request that is kept for tests is signed anew: bin/bridge trigger --body @file"
                : "set the sender's clock, or this machine's: the time here is " + clock.instant();
        return Optional.of(new Finding(
                "timestamp-age",
                "the timestamp is %s %s; %s is tolerated (headshotpro.webhook.timestamp-tolerance)"
                        .formatted(words(Duration.ofSeconds(Math.abs(age))), place, words(tolerance)),
                todo));
    }

    /** The times that may have been signed instead. */
    List<String> candidates(byte[] body, String timestamp) {
        Set<Long> seconds = new LinkedHashSet<>();
        createdAt(body).ifPresent(at -> addAround(at, seconds));
        if (timestamp != null && timestamp.strip().matches("[0-9]{1,12}")) {
            addAround(Long.parseLong(timestamp.strip()), seconds);
        }
        addAround(clock.instant().getEpochSecond(), seconds);
        return new ArrayList<>(seconds.stream().map(String::valueOf).toList());
    }

    Finding other(String signed, String timestamp) {
        String todo = "pass X-HeadshotPro-Timestamp on as it came: " + signed + " was signed";
        return timestamp == null
                ? new Finding("timestamp-missing", "timestamp and body were signed, but no timestamp was sent", todo)
                : new Finding("timestamp-changed", "another timestamp was signed than the one that was sent", todo);
    }

    private static void addAround(long middle, Set<Long> seconds) {
        for (long distance = 0; distance <= AROUND; distance++) {
            seconds.add(middle - distance);
            seconds.add(middle + distance);
        }
    }

    private static Optional<Long> createdAt(byte[] body) {
        try {
            String text = new ObjectMapper().readTree(body).path("createdAt").asText();
            return Optional.of(Instant.parse(text).getEpochSecond());
        } catch (IOException | DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static String words(Duration duration) {
        if (duration.toDays() > 1) {
            return duration.toDays() + " days";
        }
        return duration.toString()
                .substring(2)
                .toLowerCase(java.util.Locale.ROOT)
                .replaceAll("(?<=[hm])(?=[0-9])", " ");
    }
}
