package dev.headshotbridge.inbox;

import dev.headshotbridge.observability.HandledTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.ProducerTemplate;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Has deliveries whose handling has ended closed by {@code direct:finish-deliveries}, all that are there at once: the
 * handler that finds nobody at it hands on its own, and then what came meanwhile; the others go on with their next. Not more
 * often than every few milliseconds, since each commit has the webhooks wait that are being stored. A
 * handler waits where a whole batch waits before it. Until they are closed, or that has failed, they stay in hand.
 */
@Component
public class FinishedDeliveries implements Processor {

    private record Finished(Object id, Object claimNumber, Object state, Object reason) {}

    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(4);

    private final BlockingQueue<Finished> waiting;
    private final Lock closing = new ReentrantLock();
    private final ClaimsInHand claims;
    private final HandledTime handledTime;
    private final ProducerTemplate route;
    private long begunAt = System.nanoTime() - PAUSE_NANOS;

    FinishedDeliveries(
            ClaimsInHand claims,
            HandledTime handledTime,
            ProducerTemplate route,
            @Value("${bridge.dispatch.batch-size}") int size) {
        this.waiting = new LinkedBlockingQueue<>(size);
        this.claims = claims;
        this.handledTime = handledTime;
        this.route = route;
    }

    @Override
    public void process(Exchange exchange) throws InterruptedException {
        Map<?, ?> delivery = exchange.getVariable("delivery", Map.class);
        waiting.put(new Finished(
                delivery.get("id"),
                delivery.get("claim_number"),
                exchange.getVariable("state"),
                exchange.getVariable("reason")));
        claims.keep(exchange);
        handledTime.record(delivery);
        closeWaiting();
    }

    private void closeWaiting() {
        // Asked again after the lock is free: who came in between has found it taken.
        while (!waiting.isEmpty() && closing.tryLock()) {
            try {
                LockSupport.parkNanos(begunAt + PAUSE_NANOS - System.nanoTime());
                begunAt = System.nanoTime();
                List<Finished> batch = new ArrayList<>();
                waiting.drainTo(batch);
                close(batch);
            } finally {
                closing.unlock();
            }
        }
    }

    private void close(List<Finished> batch) {
        Long[] ids = column(batch, Finished::id, new Long[0]);
        try {
            // The route's error handler logs what fails.
            route.send("direct:finish-deliveries", exchange -> exchange.getMessage()
                    .setBody(Map.of(
                            "ids", ids,
                            "claim_numbers", column(batch, Finished::claimNumber, new Long[0]),
                            "states", column(batch, Finished::state, new String[0]),
                            "reasons", column(batch, Finished::reason, new String[0]))));
        } finally {
            claims.release(List.of(ids));
        }
    }

    private static <T> T[] column(List<Finished> batch, Function<Finished, Object> value, T[] type) {
        return batch.stream().map(value).toList().toArray(type);
    }
}
