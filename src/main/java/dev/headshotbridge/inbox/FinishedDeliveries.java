package dev.headshotbridge.inbox;

import dev.headshotbridge.observability.HandledTime;
import dev.headshotbridge.observability.LogContext;
import java.util.ArrayList;
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
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;

/**
 * Has deliveries whose handling has ended closed by {@code direct:finish-deliveries}, all that are there at once: the
 * handler that finds nobody at it hands on its own, and then what came meanwhile; the others go on with their next. Not more
 * often than every 10 ms, since each commit has the webhooks wait that are being stored. A
 * handler waits where two whole batches wait before it. Until they are closed, or that has failed, they stay in hand.
 *
 * <p>What is to be recorded of a model when its delivery is done ({@code recordWhenDone}) is recorded by the same commit, in
 * {@code direct:record-and-finish-deliveries}. Where that fails each model is recorded alone, and who cannot be fails alone, and
 * so does who cannot be closed.
 */
@Component
class FinishedDeliveries implements Processor {

    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private final BlockingQueue<Exchange> waiting;
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
        waiting.put(exchange);
        claims.keep(exchange);
        LogContext.outside(this::closeWaiting);
    }

    private void closeWaiting() {
        // Asked again after the lock is free: who came in between has found it taken.
        while (!waiting.isEmpty() && closing.tryLock()) {
            try {
                LockSupport.parkNanos(begunAt + pauseNanos - System.nanoTime());
                begunAt = System.nanoTime();
                List<Exchange> batch = new ArrayList<>();
                waiting.drainTo(batch);
                close(batch);
            } finally {
                closing.unlock();
            }
        }
    }

    private void close(List<Exchange> batch) {
        try {
            List<ModelRow> models = batch.stream()
                    .filter(FinishedDeliveries::hasModelToRecord)
                    .map(ModelRow::new)
                    .toList();
            if (models.isEmpty()) {
                finish(batch);
            } else if (send("direct:record-and-finish-deliveries", batch, models) != null) {
                finish(batch.stream().filter(this::isRecordedAlone).toList());
            }
        } finally {
            claims.release(batch.stream()
                    .map(FinishedDeliveries::delivery)
                    .map(ClaimsInHand::id)
                    .toList());
        }
    }

    private void finish(List<Exchange> batch) {
        Exception failure = send("direct:finish-deliveries", batch, List.of());
        if (failure instanceof DataIntegrityViolationException) {
            batch.forEach(this::finishAlone);
        }
    }

    /** The routes' error handlers log what fails; null when nothing has. */
    private Exception send(String uri, List<Exchange> batch, List<ModelRow> models) {
        Exchange sent = route.send(uri, exchange -> {
            exchange.setVariable("models", models);
            exchange.getMessage().setBody(FinishParameters.of(batch));
        });
        if (!sent.isFailed()) {
            batch.forEach(exchange -> handledTime.record(delivery(exchange)));
        }
        return sent.getException();
    }

    /** Closes it, or fails the delivery. */
    private void finishAlone(Exchange exchange) {
        Exchange alone = alone(exchange);
        alone.getMessage().setBody(FinishParameters.of(List.of(exchange)));
        if (isDone(route.send("direct:finish-delivery-alone", alone))) {
            handledTime.record(delivery(exchange));
        }
    }

    /** Whether nothing is left to record; if that fails, the delivery has failed with it. */
    private boolean isRecordedAlone(Exchange exchange) {
        return !hasModelToRecord(exchange) || isDone(route.send("direct:record-model-alone", alone(exchange)));
    }

    private static Exchange alone(Exchange exchange) {
        Exchange alone = exchange.copy();
        alone.removeProperty(Exchange.EXCEPTION_CAUGHT);
        return alone;
    }

    private static boolean isDone(Exchange sent) {
        return sent.getProperty(Exchange.EXCEPTION_CAUGHT) == null;
    }

    private static boolean hasModelToRecord(Exchange exchange) {
        return exchange.getVariable("recordWhenDone") != null;
    }

    static Map<?, ?> delivery(Exchange exchange) {
        return exchange.getVariable("delivery", Map.class);
    }
}
