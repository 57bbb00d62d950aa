package dev.headshotbridge.connector;

import dev.headshotbridge.check.Failures;
import dev.headshotbridge.photo.UnusablePhotoException;
import dev.headshotbridge.settings.Secrets;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.ResolveEndpointFailedException;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.springframework.stereotype.Component;

/**
 * Tells what a failed outbound call means, the same for each target. Takes the caught exception; leaves the variables
 * {@code outcome}, {@code httpStatus}, {@code message} and {@code retryAfterSeconds}. A connector that knows better sets
 * {@code outcome} itself before it fails.
 */
@Component
class FailureClassifier implements Processor {

    private static final Set<Integer> RETRYABLE = Set.of(408, 423, 425, 429, 477, 500, 502, 503, 504);
    private static final Set<Integer> AUTH = Set.of(401, 403);
    private static final int NOT_FOUND = 404;
    private static final int SERVER_ERROR = 500;
    private static final int MAX_MESSAGE = 1000;
    private static final Pattern QUERY = Pattern.compile("(https?://[^\\s?\"'<>]*)\\?[^\\s\"'<>]*");
    private static final Pattern BEARER = Pattern.compile("((?i:bearer|basic)\\s+)[^\\s\"<>]+");

    private final Secrets secrets;

    FailureClassifier(Secrets secrets) {
        this.secrets = secrets;
    }

    @Override
    public void process(Exchange exchange) {
        Throwable failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        if (failure instanceof ConnectorFailedException) {
            return;
        }
        HttpOperationFailedException http = causeOf(failure, HttpOperationFailedException.class);
        Outcome outcome = Outcome.of(exchange);
        boolean waits = causeOf(failure, TargetNotReadyException.class) != null;
        // A success is left over from an earlier step, and what was foreseen for a call is not for one that was never
        // made.
        if (waits || outcome.isSuccess()) {
            outcome = waits ? Outcome.WAITING : outcome(failure, http, exchange.getVariable("operation", String.class));
        }
        exchange.setVariable("outcome", outcome.name());
        if (outcome == Outcome.WAITING) {
            exchange.setVariable("message", failure.getMessage());
        } else if (failure instanceof ResolveEndpointFailedException) {
            // Camel says where it would have looked for the Kamelet, not what is wrong with it.
            exchange.setVariable("message", clean("It cannot be created: " + Failures.firstLine(failure)));
        } else if (http == null) {
            MessagingException mail = causeOf(failure, MessagingException.class);
            exchange.setVariable("message", clean(said(failure) + (mail == null ? "" : reasons(mail))));
        } else {
            exchange.setVariable("httpStatus", http.getStatusCode());
            exchange.setVariable("message", clean("HTTP " + http.getStatusCode() + " " + body(http)));
            exchange.setVariable("retryAfterSeconds", RetryAfter.seconds(http.getResponseHeaders()));
        }
    }

    private static Outcome outcome(Throwable failure, HttpOperationFailedException http, String operation) {
        if (http == null) {
            if (causeOf(failure, AuthenticationFailedException.class) != null) {
                return Outcome.AUTH;
            }
            // Anything unforeseen is tried again: the delivery is worth more than a few attempts.
            return causeOf(failure, UnusablePhotoException.class) == null ? Outcome.RETRYABLE : Outcome.PERMANENT;
        }
        int status = http.getStatusCode();
        // Whoever says when to come back wants us back, whatever the status.
        if (RETRYABLE.contains(status) || status > SERVER_ERROR || RetryAfter.isIn(http.getResponseHeaders())) {
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

    /** Some say nothing themselves, such as where no token is given. */
    private static String said(Throwable failure) {
        boolean silent = failure.getMessage() == null && failure.getCause() != null;
        return silent ? said(failure.getCause()) : failure.getClass().getSimpleName() + ": " + failure.getMessage();
    }

    /** What the mail server said of each recipient, which is not among the causes. */
    private static String reasons(MessagingException mail) {
        StringBuilder reasons = new StringBuilder();
        for (Exception next = mail.getNextException();
                next != null;
                next = next instanceof MessagingException more ? more.getNextException() : null) {
            reasons.append("; ").append(said(next));
        }
        return reasons.toString();
    }

    private static String body(HttpOperationFailedException http) {
        return http.getResponseBody() == null ? http.getStatusText() : http.getResponseBody();
    }

    /** As a text column and a page can take it; without what signs a URL, and secrets that a target repeats. */
    private String clean(String text) {
        String open = BEARER.matcher(QUERY.matcher(secrets.without(text)).replaceAll("$1?..."))
                .replaceAll("$1...");
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
