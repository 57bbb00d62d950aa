package dev.headshotbridge.observability;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** How long it took from a webhook's receipt until its delivery was done or ignored, retries and waiting included. */
@Component
public class HandledTime {

    /** What a sender writes becomes no tag: another event than these is counted as this one. */
    private static final String OTHER = "other";

    private static final List<String> EVENTS = List.of(
            "model.created",
            "model.status.updated",
            "model.photos_ready",
            "model.favorite_selected",
            "model.deleted",
            OTHER);

    /** From "at once" to the end of the default retry schedule. */
    private static final Duration[] BUCKETS = Stream.of(
                    "0.1S", "0.5S", "1S", "5S", "30S", "2M", "10M", "1H", "6H", "24H")
            .map(length -> Duration.parse("PT" + length))
            .toArray(Duration[]::new);

    private final Map<String, Timer> timers;

    public HandledTime(MeterRegistry meters) {
        timers = EVENTS.stream()
                .collect(Collectors.toMap(Function.identity(), event -> Timer.builder("bridge.deliveries.handled")
                        .description("Time from a webhook's receipt until its delivery was done or ignored")
                        .tag("event", event)
                        .serviceLevelObjectives(BUCKETS)
                        .register(meters)));
    }

    /** Takes a claimed delivery whose handling has ended now. */
    public void record(Map<?, ?> delivery) {
        Timer timer = timers.getOrDefault(String.valueOf(delivery.get("event")), timers.get(OTHER));
        // Clocks of the database and of this node may differ; Micrometer drops what is negative.
        timer.record(
                System.currentTimeMillis() - ((Number) delivery.get("received_millis")).longValue(),
                TimeUnit.MILLISECONDS);
    }
}
