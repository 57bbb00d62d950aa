package dev.headshotbridge.inbox;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * How far back a claim looks. While one full claim follows another, what was due before the last one has been handled, yet
 * its entries stand in PostgreSQL's index until a vacuum, and each claim would step over all of them. Once a second, and
 * whenever there is no backlog, a claim looks all the way back: for what was stored late, replayed, given back, or kept
 * waiting by an older event of its model.
 */
@Component
public class Backlog {

    /** Longer than a webhook takes from its transaction's begin, which is when it is due, to its commit. */
    private static final long MARGIN_MILLIS = 3_000;

    private static final long ALL_THE_WAY_MILLIS = TimeUnit.DAYS.toMillis(36_500);

    private final int batchSize;
    private final LongSupplier nanoTime;
    private boolean full;
    private long oldestMillis;
    private long claimedAt;
    private long lookedAllTheWayAt;

    @Autowired
    Backlog(@Value("${bridge.dispatch.batch-size}") int batchSize) {
        this(batchSize, System::nanoTime);
    }

    Backlog(int batchSize, LongSupplier nanoTime) {
        this.batchSize = batchSize;
        this.nanoTime = nanoTime;
    }

    /** Milliseconds; what has been due for longer need not be looked at. */
    public synchronized long lookBackMillis() {
        long now = nanoTime.getAsLong();
        if (full && now - lookedAllTheWayAt < TimeUnit.SECONDS.toNanos(1)) {
            // Camel does not tell of a claim that found nothing.
            full = false;
            return oldestMillis + TimeUnit.NANOSECONDS.toMillis(now - claimedAt) + MARGIN_MILLIS;
        }
        lookedAllTheWayAt = now;
        return ALL_THE_WAY_MILLIS;
    }

    /** The rows that a claim has returned. */
    public synchronized void claimed(List<Map<String, Object>> deliveries) {
        claimedAt = nanoTime.getAsLong();
        full = deliveries.size() == batchSize;
        oldestMillis = deliveries.stream()
                .mapToLong(delivery -> ((Number) delivery.get("late_millis")).longValue())
                .max()
                .orElse(0);
    }
}
