package dev.headshotbridge.command;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.headshotbridge.connector.Outcome;

/** How a call of a connector ended. */
record ConnectorAnswer(
        String operation,
        Outcome outcome,
        @JsonProperty("http_status") Integer httpStatus,
        String message,
        @JsonProperty("target_id") String targetId,
        @JsonProperty("retry_after_seconds") Long retryAfterSeconds,
        long ms,
        String meaning) {

    @JsonIgnore
    boolean good() {
        return outcome.isSuccess();
    }

    /** What it means, and what to do. */
    static String meaning(Outcome outcome, Integer httpStatus) {
        return switch (outcome) {
            case OK -> "Done.";
            case NOOP -> "There was nothing to do.";
            case UNSUPPORTED -> "The system has no such operation.";
            case UNMATCHED -> "It was reached and took the login, but does not know the person: name one with --uid.";
            case PERMANENT -> "It refuses the request: look at the Kamelet, and at what the system says.";
            case AUTH -> "It refuses the credentials: look at the connector's settings, bin/bridge connector list.";
            case RETRYABLE, WAITING ->
                httpStatus == null
                        ? "It did not answer as it should: look at its URL, and at the network between."
                        : "It has trouble of its own: a delivery would be tried again.";
        };
    }
}
