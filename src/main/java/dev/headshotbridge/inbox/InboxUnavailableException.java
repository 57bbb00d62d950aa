package dev.headshotbridge.inbox;

/** The database did not store a webhook in time. Answered 503, so that the sender tries again. */
public class InboxUnavailableException extends RuntimeException {

    public InboxUnavailableException(Throwable cause) {
        super("The inbox did not store the webhook: " + cause.getMessage(), cause);
    }
}
