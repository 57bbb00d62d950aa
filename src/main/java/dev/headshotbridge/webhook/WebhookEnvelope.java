package dev.headshotbridge.webhook;

import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.springframework.stereotype.Component;

/**
 * Leaves what a webhook's JSON says of itself in the variables {@code event}, {@code modelId} and, where they are there,
 * {@code webhookId}, {@code organization} and {@code status}. Body: the webhook as a map. Throws
 * {@link InvalidWebhookException}.
 *
 * <p>In Java, since the same two dozen conditions as Simple expressions took a third of the time of receiving.
 */
@Component
class WebhookEnvelope implements Processor {

    private static final int MAX_EVENT = 128;
    private static final int MAX_STATUS = 64;
    private static final int MAX_IDENTIFIER = 128;

    @Override
    public void process(Exchange exchange) throws InvalidWebhookException {
        if (!(exchange.getMessage().getBody() instanceof Map<?, ?> webhook)) {
            throw new InvalidWebhookException("The body is not a JSON object");
        }
        if (!(webhook.get("event") instanceof String event) || event.isEmpty()) {
            throw new InvalidWebhookException("event is missing or not text");
        }
        check(event.length() <= MAX_EVENT, "event is longer than 128 characters");
        if (!(webhook.get("object") instanceof Map<?, ?> model) || model.get("_id") == null) {
            throw new InvalidWebhookException("object._id is missing");
        }
        String status = text(model.get("status"), "object.status");
        check(status == null || status.length() <= MAX_STATUS, "object.status is longer than 64 characters");
        exchange.setVariable("modelId", identifier(model.get("_id"), "object._id"));
        exchange.setVariable("organization", text(model.get("organization"), "object.organization"));
        exchange.setVariable("status", status);
        if (webhook.get("id") != null) {
            text(webhook.get("id"), "id");
            exchange.setVariable("webhookId", identifier(webhook.get("id"), "id"));
        }
        // Last: a delivery without an event is one that was not understood, and is never handled.
        exchange.setVariable("event", event);
    }

    private static String identifier(Object value, String name) throws InvalidWebhookException {
        String problem = name + " is not text of 1 to 128 letters, digits and ._~@-";
        check(value instanceof String text && isIdentifier(text), problem);
        return (String) value;
    }

    /** Fits into a URL and into a log as it is. */
    private static boolean isIdentifier(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean isLetterOrDigit = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            if (!isLetterOrDigit && "._~@-".indexOf(c) < 0) {
                return false;
            }
        }
        return !text.isEmpty() && text.length() <= MAX_IDENTIFIER;
    }

    private static String text(Object value, String name) throws InvalidWebhookException {
        check(value == null || value instanceof String, name + " is not text");
        return (String) value;
    }

    private static void check(boolean right, String problem) throws InvalidWebhookException {
        if (!right) {
            throw new InvalidWebhookException(problem);
        }
    }
}
