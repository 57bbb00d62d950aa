package dev.headshotbridge.connector;

import org.apache.camel.AggregationStrategy;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/**
 * Of the connectors called for one delivery, the one with the worst variable {@code outcome} speaks for all. An exception,
 * with which a call was not even recorded, is worse than any.
 */
@Component
class WorstOutcome implements AggregationStrategy {

    @Override
    public Exchange aggregate(Exchange worst, Exchange next) {
        if (worst == null || next.getException() != null) {
            return next;
        }
        return worst.getException() == null && Outcome.of(next).compareTo(Outcome.of(worst)) > 0 ? next : worst;
    }
}
