package dev.headshotbridge.inbox;

/** The database did not store a webhook in time. Answered 503, so that the sender tries again. */
class InboxUnavailableException extends RuntimeException {

    public InboxUnavailableException(Throwable cause) {
        // Further lines repeat the statement.
        super("The inbox did not store the webhook: " + firstLine(cause.getMessage()), cause);
    }

    private static String firstLine(String message) {
        return String.valueOf(message).lines().findFirst().orElse("");
    }
}
