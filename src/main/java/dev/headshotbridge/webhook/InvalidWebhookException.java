package dev.headshotbridge.webhook;

/**
 * The webhook is authentic but cannot be understood. Answered 400 with the message, and kept as a dead delivery for an
 * operator to look at. The message never repeats the payload.
 */
public class InvalidWebhookException extends Exception {

    public InvalidWebhookException(String message) {
        super(message, null, false, false);
    }
}
