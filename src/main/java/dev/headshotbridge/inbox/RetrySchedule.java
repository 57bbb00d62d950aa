package dev.headshotbridge.inbox;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * When a failed delivery is tried again: the variable {@code retryDelayMillis}, or none when it is dead.
 *
 * <p>Takes {@code outcome}, the delivery's {@code attempts} and {@code retryAfterSeconds}, which wins over the schedule.
 */
@Component
class RetrySchedule implements Processor {

    private static final List<String> FOR_GOOD = List.of("PERMANENT", "UNMATCHED");
    private static final double PERCENT = 100;

    private final List<Duration> pauses;
    private final int jitter;
    private final Duration maxRetryAfter;

    public RetrySchedule(
            @Value("${bridge.retry.schedule}") List<Duration> pauses,
            @Value("${bridge.retry.jitter}") int jitter,
            @Value("${bridge.retry.max-retry-after}") Duration maxRetryAfter) {
        this.pauses = pauses;
        this.jitter = jitter;
        this.maxRetryAfter = maxRetryAfter;
    }

    @Override
    public void process(Exchange exchange) {
        int attempts = ((Number) exchange.getVariable("delivery", Map.class).get("attempts")).intValue();
        boolean again = attempts <= pauses.size() && !FOR_GOOD.contains(exchange.getVariable("outcome", String.class));
        exchange.setVariable(
                "retryDelayMillis",
                again ? delayMillis(attempts, exchange.getVariable("retryAfterSeconds", Long.class)) : null);
    }

    /** @param retryAfter seconds that the target asked for; nothing to wait for, or none, leaves it to the schedule */
    long delayMillis(int attempts, Long retryAfter) {
        if (retryAfter != null && retryAfter > 0) {
            return Math.min(retryAfter, maxRetryAfter.toSeconds())
                    * Duration.ofSeconds(1).toMillis();
        }
        double factor = 1 + jitter / PERCENT * ThreadLocalRandom.current().nextDouble(-1, 1);
        return Math.round(pauses.get(attempts - 1).toMillis() * factor);
    }
}
