package dev.headshotbridge.webhook;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** How long senders wait for an answer once their body has arrived, whatever the answer is. */
class AnswerTime implements Handler<RoutingContext> {

    /** A few, since each is a series. The last is past the time that a webhook may wait for the database. */
    private static final Duration[] BUCKETS = Stream.of(2, 5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000)
            .map(Duration::ofMillis)
            .toArray(Duration[]::new);

    private final Timer timer;

    AnswerTime(MeterRegistry meters) {
        timer = Timer.builder("headshotpro.webhooks.answer")
                .description("How long senders waited for the answer once the webhook had arrived")
                .serviceLevelObjectives(BUCKETS)
                .register(meters);
    }

    @Override
    public void handle(RoutingContext request) {
        long arrived = System.nanoTime();
        request.addEndHandler(ended -> timer.record(System.nanoTime() - arrived, TimeUnit.NANOSECONDS));
        request.next();
    }
}
