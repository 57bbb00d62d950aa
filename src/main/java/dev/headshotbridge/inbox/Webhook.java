package dev.headshotbridge.inbox;

import org.apache.camel.Exchange;

/**
 * What the inbox stores of a webhook. {@code keyWindow}: milliseconds for which the key marks repeats, null for good.
 * {@code payloadBytes} only where the payload is not its exact text. With a {@code reason} it is stored as dead.
 */
record Webhook(
        String key,
        Long keyWindow,
        String event,
        String modelId,
        String organization,
        String status,
        String payload,
        byte[] payloadBytes,
        String reason) {

    static Webhook of(Exchange exchange) {
        return new Webhook(
                exchange.getVariable("deliveryKey", String.class),
                exchange.getVariable("keyWindow", Long.class),
                exchange.getVariable("event", String.class),
                exchange.getVariable("modelId", String.class),
                exchange.getVariable("organization", String.class),
                exchange.getVariable("status", String.class),
                exchange.getVariable("payload", String.class),
                exchange.getVariable("payloadBytes", byte[].class),
                exchange.getVariable("reason", String.class));
    }

    /** Can be read and waits to be handled, as nearly all do. */
    boolean isPlain() {
        return payloadBytes == null && reason == null;
    }

    /** Its key is released when its handling begins, see claim-deliveries.sql, and must mark repeats until then. */
    boolean mayBecomeANewChoice() {
        return keyWindow != null && "model.favorite_selected".equals(event);
    }
}
