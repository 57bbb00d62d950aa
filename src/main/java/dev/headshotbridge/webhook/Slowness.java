package dev.headshotbridge.webhook;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Whether webhooks wait for a processor: how long it takes until the event loop goes on with one that is stored. The
 * database's time is not in it, so that a slow disk does not look like too few processors.
 */
class Slowness {

    private static final long SLOW_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final long LATELY_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final LongSupplier nanoTime;
    private volatile long slowAt;

    Slowness(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.slowAt = nanoTime.getAsLong() - LATELY_NANOS;
    }

    void began(long handedOverNanos) {
        long now = nanoTime.getAsLong();
        if (now - handedOverNanos > SLOW_NANOS) {
            slowAt = now;
        }
    }

    boolean isLately() {
        return nanoTime.getAsLong() - slowAt < LATELY_NANOS;
    }
}
