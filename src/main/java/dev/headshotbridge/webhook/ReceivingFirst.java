package dev.headshotbridge.webhook;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.SynchronizationAdapter;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Has fewer handlers at work while webhooks wait for a processor: their sender waits for an answer, and what is in the
 * inbox can wait. How many is found out as TCP finds its rate: half as many when webhooks are slow, and a few more each
 * second while they are not. A handler waits for a place for a little while only, so that targets which keep handlers waiting
 * are called by as many as are configured, and less with a delivery that is late: otherwise a machine on which webhooks
 * are always slow would store more than it handles.
 */
@Component
class ReceivingFirst implements Processor {

    private static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
    private static final long PATIENCE_WHEN_LATE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);
    /** What {@code late_millis} of claim-deliveries.sql may be. */
    private static final long LATE_MILLIS = 30_000;

    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final double MORE_A_SECOND = 5;

    private final Slowness slowness;
    private final int most;
    private final LongSupplier nanoTime;
    private double places;
    private int taken;
    private long adjustedAt;

    @Autowired
    ReceivingFirst(RequestLimits limits, @Value("${bridge.dispatch.concurrency}") int most) {
        this(limits.slowness(), most, System::nanoTime);
    }

    ReceivingFirst(Slowness slowness, int most, LongSupplier nanoTime) {
        this.slowness = slowness;
        this.most = most;
        this.nanoTime = nanoTime;
        this.places = most;
        this.adjustedAt = nanoTime.getAsLong();
    }

    @Override
    public void process(Exchange exchange) throws InterruptedException {
        enter(isLate(exchange.getMessage().getBody(Map.class)));
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onDone(Exchange done) {
                leave();
            }
        });
    }

    private static boolean isLate(Map<?, ?> delivery) {
        return ((Number) delivery.get("late_millis")).longValue() > LATE_MILLIS;
    }

    private synchronized void enter(boolean late) throws InterruptedException {
        long left = late ? PATIENCE_WHEN_LATE_NANOS : PATIENCE_NANOS;
        long end = nanoTime.getAsLong() + left;
        adjust();
        while (taken >= Math.max(1, (int) places) && left > 0) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
            left = end - nanoTime.getAsLong();
        }
        taken++;
    }

    private synchronized void leave() {
        taken--;
        adjust();
        notify();
    }

    private void adjust() {
        long now = nanoTime.getAsLong();
        if (!slowness.isLately()) {
            places = Math.min(most, places + MORE_A_SECOND * (now - adjustedAt) / TimeUnit.SECONDS.toNanos(1));
            adjustedAt = now;
        } else if (now - adjustedAt > PAUSE_NANOS) {
            places = Math.max(1, Math.min(places, taken) / 2);
            adjustedAt = now;
        }
    }
}
