package dev.headshotbridge.connector;

import java.util.Arrays;
import org.apache.camel.Exchange;

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
    /** Not called: the target is to be left alone for now. No attempt. */
    WAITING,
    /** Our credentials are refused. */
    AUTH,
    /** May go well later. */
    RETRYABLE;

    /** The variable {@code outcome}; none yet is a success, and a word that is no outcome is nothing to go on with. */
    static Outcome of(Exchange exchange) {
        String name = exchange.getVariable("outcome", OK.name(), String.class);
        return Arrays.stream(values())
                .filter(outcome -> outcome.name().equals(name))
                .findFirst()
                .orElse(PERMANENT);
    }

    /** Whether the delivery may go on. */
    public boolean isSuccess() {
        return compareTo(UNSUPPORTED) <= 0;
    }
}
