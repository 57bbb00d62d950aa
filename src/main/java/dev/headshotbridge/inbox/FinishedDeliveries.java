package dev.headshotbridge.inbox;

import dev.headshotbridge.observability.HandledTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.ProducerTemplate;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Has deliveries whose handling has ended closed by {@code direct:finish-deliveries}, all that are there at once: the
 * handler that finds nobody at it hands on its own, and then what came meanwhile; the others go on with their next. Not more
 * often than every 10 ms, since each commit has the webhooks wait that are being stored. A
 * handler waits where two whole batches wait before it. Until they are closed, or that has failed, they stay in hand.
 */
@Component
public class FinishedDeliveries implements Processor {

    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    /** Parameters of finish-deliveries.sql. */
    private final BlockingQueue<Map<String, Object>> waiting;

    private final Lock closing = new ReentrantLock();
    private final ClaimsInHand claims;
    private final HandledTime handledTime;
    private final ProducerTemplate route;
    private final long pauseNanos;
    private long begunAt = System.nanoTime() - PAUSE_NANOS;

    FinishedDeliveries(
            ClaimsInHand claims,
            HandledTime handledTime,
            ProducerTemplate route,
            @Value("${bridge.dispatch.batch-size}") int size,
            @Value("${bridge.dispatch.concurrency}") int handlers) {
        this.waiting = new LinkedBlockingQueue<>(2 * size);
        this.claims = claims;
        this.handledTime = handledTime;
        this.route = route;
        // A single handler has nobody to gather from.
        this.pauseNanos = handlers == 1 ? 0 : PAUSE_NANOS;
    }

    @Override
    public void process(Exchange exchange) throws InterruptedException {
        Map<?, ?> delivery = exchange.getVariable("delivery", Map.class);
        Map<String, Object> finished = new HashMap<>();
        finished.put("id", delivery.get("id"));
        finished.put("claim_number", delivery.get("claim_number"));
        finished.put("state", exchange.getVariable("state"));
        finished.put("reason", exchange.getVariable("reason"));
        waiting.put(finished);
        claims.keep(exchange);
        handledTime.record(delivery);
        closeWaiting();
    }

    private void closeWaiting() {
        // Asked again after the lock is free: who came in between has found it taken.
        while (!waiting.isEmpty() && closing.tryLock()) {
            try {
                LockSupport.parkNanos(begunAt + pauseNanos - System.nanoTime());
                begunAt = System.nanoTime();
                List<Map<String, Object>> batch = new ArrayList<>();
                waiting.drainTo(batch);
                close(batch);
            } finally {
                closing.unlock();
            }
        }
    }

    private void close(List<Map<String, Object>> batch) {
        try {
            // The route's error handler logs what fails.
            route.send("direct:finish-deliveries", exchange -> exchange.getMessage()
                    .setBody(batch));
        } finally {
            claims.release(batch.stream().map(ClaimsInHand::id).toList());
        }
    }
}
