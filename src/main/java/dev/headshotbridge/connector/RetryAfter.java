package dev.headshotbridge.connector;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hc.client5.http.utils.DateUtils;

/** When a target wants to be called again, by the headers of its answer. */
final class RetryAfter {

    private static final int MOST_DIGITS = 9;
    /** Decades, whatever a year a target writes: more, in milliseconds, no column holds. */
    private static final long MOST_SECONDS = 999_999_999;

    private RetryAfter() {}

    static boolean isIn(Map<String, String> headers) {
        return header(headers, "Retry-After") != null;
    }

    /** Seconds until the target wants to be called again, from Retry-After (RFC 9110) or HeadshotPro's header; or null. */
    static Long seconds(Map<String, String> headers) {
        Instant now = now(headers);
        String after = header(headers, "Retry-After");
        if (after != null && after.matches("[0-9]+")) {
            return after.length() <= MOST_DIGITS ? Long.valueOf(after) : MOST_SECONDS;
        }
        try {
            if (after != null) {
                return seconds(now, date(after));
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

    /** A date may also be written in the older way, with a weekday in full and a year of two digits (RFC 850). */
    private static Instant date(String text) {
        Instant older = DateUtils.parseStandardDate(text);
        return older != null
                ? older
                : ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                        .toInstant();
    }

    private static long seconds(Instant now, Instant then) {
        return Math.min(Math.max(0, Duration.between(now, then).toSeconds()), MOST_SECONDS);
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
