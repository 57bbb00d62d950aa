package dev.headshotbridge.connector;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.TreeMap;

/** When a target wants to be called again, by the headers of its answer. */
final class RetryAfter {

    /** Decades, whatever a year a target writes: more, in milliseconds, no column holds. */
    private static final int MAX_SECONDS = 999_999_999;

    private RetryAfter() {}

    static boolean isIn(Map<String, String> headers) {
        return header(headers, "Retry-After") != null;
    }

    /** Seconds until the target wants to be called again, from Retry-After (RFC 9110) or HeadshotPro's header; or null. */
    static Long seconds(Map<String, String> headers) {
        Instant now = now(headers);
        String after = header(headers, "Retry-After");
        if (after != null && after.matches("[0-9]{1,9}")) {
            return Long.valueOf(after);
        }
        try {
            if (after != null) {
                return seconds(
                        now,
                        ZonedDateTime.parse(after, DateTimeFormatter.RFC_1123_DATE_TIME)
                                .toInstant());
            }
            String reset = header(headers, "X-RateLimit-Reset");
            return reset == null ? null : seconds(now, Instant.parse(reset));
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    /** By the target's clock where it tells: a date it gives is meant by that. */
    private static Instant now(Map<String, String> headers) {
        try {
            String date = header(headers, "Date");
            return date == null
                    ? Instant.now()
                    : ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant();
        } catch (DateTimeParseException e) {
            return Instant.now();
        }
    }

    private static long seconds(Instant now, Instant then) {
        return Math.min(Math.max(0, Duration.between(now, then).toSeconds()), MAX_SECONDS);
    }

    private static String header(Map<String, String> headers, String name) {
        if (headers == null) {
            return null;
        }
        Map<String, String> anyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        anyCase.putAll(headers);
        return anyCase.get(name);
    }
}
