package dev.headshotbridge.observability;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.search.Search;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.support.LifecycleStrategySupport;
import org.springframework.stereotype.Component;

/**
 * How far this node's counters have come in ten seconds, for its row in the table {@code activity}. A row that could not
 * be written is gone on with until it is, however late: so nothing is lost, and nothing counted twice.
 */
@Component
public class Activity extends LifecycleStrategySupport {

    private static final Set<String> FAILURES = Set.of("RETRYABLE", "AUTH", "PERMANENT", "UNMATCHED");

    /** Rows written last, in case the database's clock is set back: about as far as clocks are. */
    private static final int KEPT = 1000;

    private final MeterRegistry meters;
    private final Map<Long, Map<String, Long>> written = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Map<String, Long>> eldest) {
            return size() > KEPT;
        }
    };
    private long bucket = -1;
    /** The row of the bucket when it was begun, and the counters then. */
    private Map<String, Long> before = Map.of();

    private Map<String, Long> begin = Map.of();
    /** The counters as last read, and whether the row holds them. */
    private Map<String, Long> read = Map.of();

    private boolean saved = true;

    public Activity(MeterRegistry meters) {
        this.meters = meters;
        read = count();
        read.replaceAll((name, value) -> 0L);
    }

    /** The row as it should be, with the bucket it belongs to; null when it is so, or there is nothing to write. */
    public synchronized Map<String, Long> since(Number now) {
        if (saved && now.longValue() != bucket) {
            bucket = now.longValue();
            before = written.getOrDefault(bucket, Map.of());
            begin = read;
        }
        Map<String, Long> counted = count();
        if (saved && counted.equals(read)) {
            return null;
        }
        read = counted;
        saved = false;
        Map<String, Long> row = new HashMap<>();
        counted.forEach((name, value) -> row.put(name, before.getOrDefault(name, 0L) + value - begin.get(name)));
        row.put("bucket", bucket);
        written.put(bucket, row);
        return row;
    }

    public synchronized void saved() {
        saved = true;
    }

    /** What was counted since the last time would be lost otherwise. */
    @Override
    public void onContextStopping(CamelContext camel) {
        try (ProducerTemplate template = camel.createProducerTemplate()) {
            // A context that ends before its routes have started has nothing to save, and would wait for the route.
            template.send("direct:save-activity?block=false", exchange -> {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As the columns are named. */
    private Map<String, Long> count() {
        Map<String, Long> counted = new LinkedHashMap<>();
        counted.put("received", sum("headshotpro.webhooks.received"));
        counted.put("stored", sum("headshotpro.webhooks.stored"));
        counted.put("duplicates", sum("headshotpro.webhooks.duplicates"));
        counted.put("refused", sum("headshotpro.webhooks.rejected"));
        counted.put(
                "handled",
                Search.in(meters).name("bridge.deliveries.handled").timers().stream()
                        .mapToLong(Timer::count)
                        .sum());
        counted.put(
                "failed",
                sum(
                        "bridge.attempts",
                        counter -> FAILURES.contains(counter.getId().getTag("outcome"))));
        counted.put("dead", sum("bridge.deliveries.dead"));
        return counted;
    }

    private long sum(String name) {
        return sum(name, counter -> true);
    }

    private long sum(String name, Predicate<Counter> which) {
        return (long) Search.in(meters).name(name).counters().stream()
                .filter(which)
                .mapToDouble(Counter::count)
                .sum();
    }
}
