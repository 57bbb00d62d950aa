package dev.headshotbridge.connector;

/** At least one connector failed. Which, and why, stands in its attempt; the variables hold the worst outcome. */
public class ConnectorFailedException extends Exception {

    public ConnectorFailedException(String message) {
        super(message, null, false, false);
    }
}
