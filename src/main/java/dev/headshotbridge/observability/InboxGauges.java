package dev.headshotbridge.observability;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.springframework.stereotype.Component;

/**
 * The gauges of what the database holds, the same on every node. Takes the variable {@code inbox} (the row of
 * measure-inbox.sql), and as body the rows of find-circuits.sql.
 */
@Component
public class InboxGauges implements Processor {

    /** As the columns of measure-inbox.sql are named. */
    private static final List<String> STATES = List.of("pending", "processing", "dead");

    private static final List<String> REASONS = List.of("AUTH", "RETRYABLE");

    private final Targets targets;
    private final MultiGauge circuits;
    private volatile Map<String, Object> inbox = Map.of();
    private volatile long measuredAt = System.nanoTime();

    public InboxGauges(MeterRegistry meters, Targets targets) {
        this.targets = targets;
        STATES.forEach(state -> Gauge.builder("bridge.deliveries", () -> amount(state))
                .description("Deliveries that are open or dead, by state")
                .tag("state", state)
                .register(meters));
        Gauge.builder("bridge.deliveries.replayable", () -> amount("replayable"))
                .description("Dead deliveries that wait for a person to replay them")
                .register(meters);
        Gauge.builder("bridge.deliveries.oldest.due", () -> amount("oldest_due_seconds"))
                .description(
                        "Since when the delivery that is due for longest could have been claimed; 0 when none is due")
                .baseUnit("seconds")
                .register(meters);
        Gauge.builder("bridge.inbox.measured", this::ageSeconds)
                .description("Since when the gauges of deliveries and targets are as they are")
                .baseUnit("seconds")
                .register(meters);
        circuits = MultiGauge.builder("bridge.target.circuit.open")
                .description("1 while the circuit of a target is open for the reason, so that it is not called")
                .register(meters);
        showCircuits();
    }

    @Override
    @SuppressWarnings("unchecked")
    public void process(Exchange exchange) {
        inbox = exchange.getVariable("inbox", Map.class);
        targets.set(exchange.getMessage().getBody(List.class));
        showCircuits();
        measuredAt = System.nanoTime();
    }

    public long ageSeconds() {
        return Duration.ofNanos(System.nanoTime() - measuredAt).toSeconds();
    }

    private double amount(String column) {
        return inbox.get(column) instanceof Number number ? number.doubleValue() : 0;
    }

    private void showCircuits() {
        Stream<Row<?>> rows = targets.all().entrySet().stream().flatMap(target -> REASONS.stream()
                .map(reason -> Row.of(
                        Tags.of("target", target.getKey(), "reason", reason),
                        reason.equals(target.getValue()) ? 1 : 0)));
        circuits.register(rows.toList(), true);
    }
}
