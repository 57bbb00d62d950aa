package dev.headshotbridge.connector;

/** How an outbound call ended, from best to worst: the worst of several decides about the delivery. */
public enum Outcome {
    /** Done. */
    OK,
    /** Nothing to do: the target is already right. */
    NOOP,
    /** The target has no such operation. */
    UNSUPPORTED,
    /** The target does not know the person. */
    UNMATCHED,
    /** Refused, and would be again. */
    PERMANENT,
    /** Our credentials are refused. */
    AUTH,
    /** May go well later. */
    RETRYABLE;

    /** Whether the delivery may go on. */
    public boolean isSuccess() {
        return compareTo(UNSUPPORTED) <= 0;
    }
}
