package dev.headshotbridge.connector;

/**
 * A target is not called now: its circuit is open, its rate limit is reached, or enough calls to it are under way. The
 * variable {@code target} names it.
 */
public class TargetNotReadyException extends Exception {

    public TargetNotReadyException(String message) {
        super(message, null, false, false);
    }
}
