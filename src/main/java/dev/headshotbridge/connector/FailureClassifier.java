package dev.headshotbridge.connector;

import dev.headshotbridge.photo.UnusablePhotoException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.springframework.stereotype.Component;

/**
 * Tells what a failed outbound call means, the same for each target. Takes the caught exception; leaves the variables
 * {@code outcome}, {@code httpStatus}, {@code message} and {@code retryAfterSeconds}. A connector that knows better sets
 * {@code outcome} itself before it fails.
 */
@Component
public class FailureClassifier implements Processor {

    private static final Set<Integer> RETRYABLE = Set.of(408, 423, 425, 429, 500, 502, 503, 504);
    private static final Set<Integer> AUTH = Set.of(401, 403);
    private static final int NOT_FOUND = 404;
    private static final int SERVER_ERROR = 500;
    private static final int MAX_MESSAGE = 1000;
    private static final Pattern QUERY = Pattern.compile("(https?://[^\\s?\"'<>]*)\\?[^\\s\"'<>]*");
    private static final Pattern BEARER = Pattern.compile("((?i:bearer|basic)\\s+)[^\\s\"<>]+");

    @Override
    public void process(Exchange exchange) {
        Throwable failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        if (failure instanceof ConnectorFailedException) {
            return;
        }
        HttpOperationFailedException http = causeOf(failure, HttpOperationFailedException.class);
        Outcome outcome = Outcome.of(exchange);
        // A success is left over from an earlier step.
        if (outcome.isSuccess()) {
            outcome = outcome(failure, http, exchange.getVariable("operation", String.class));
        }
        exchange.setVariable("outcome", outcome.name());
        if (outcome == Outcome.WAITING) {
            exchange.setVariable("message", failure.getMessage());
        } else if (http == null) {
            exchange.setVariable("message", clean(failure.getClass().getSimpleName() + ": " + failure.getMessage()));
        } else {
            exchange.setVariable("httpStatus", http.getStatusCode());
            exchange.setVariable("message", clean("HTTP " + http.getStatusCode() + " " + body(http)));
            exchange.setVariable(
                    "retryAfterSeconds", retryAfterSeconds(http.getResponseHeaders(), now(http.getResponseHeaders())));
        }
    }

    private static Outcome outcome(Throwable failure, HttpOperationFailedException http, String operation) {
        if (http == null) {
            if (causeOf(failure, TargetNotReadyException.class) != null) {
                return Outcome.WAITING;
            }
            // Anything unforeseen is tried again: the delivery is worth more than a few attempts.
            return causeOf(failure, UnusablePhotoException.class) == null ? Outcome.RETRYABLE : Outcome.PERMANENT;
        }
        int status = http.getStatusCode();
        // Whoever says when to come back wants us back, whatever the status.
        if (RETRYABLE.contains(status)
                || status > SERVER_ERROR
                || header(http.getResponseHeaders(), "Retry-After") != null) {
            return Outcome.RETRYABLE;
        }
        if (AUTH.contains(status)) {
            return Outcome.AUTH;
        }
        if (status == NOT_FOUND && operation != null) {
            return operation.equals("remove") ? Outcome.NOOP : Outcome.UNMATCHED;
        }
        return Outcome.PERMANENT;
    }

    /** Seconds until the target wants to be called again, from Retry-After (RFC 9110) or HeadshotPro's header; or null. */
    static Long retryAfterSeconds(Map<String, String> headers, Instant now) {
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
        return Math.max(0, Duration.between(now, then).toSeconds());
    }

    private static String header(Map<String, String> headers, String name) {
        if (headers == null) {
            return null;
        }
        Map<String, String> anyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        anyCase.putAll(headers);
        return anyCase.get(name);
    }

    private static String body(HttpOperationFailedException http) {
        return http.getResponseBody() == null ? http.getStatusText() : http.getResponseBody();
    }

    /** As a text column and a page can take it; without what signs a URL, and tokens that a target repeats. */
    private static String clean(String text) {
        String open = BEARER.matcher(QUERY.matcher(text).replaceAll("$1?...")).replaceAll("$1...");
        String cut = open.substring(0, Math.min(open.length(), MAX_MESSAGE));
        return cut.replaceAll("[\\p{Cntrl}\\p{Cs}\\s]+", " ").strip();
    }

    private static <T> T causeOf(Throwable failure, Class<T> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return type.cast(cause);
            }
        }
        return null;
    }
}
