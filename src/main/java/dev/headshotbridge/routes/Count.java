package dev.headshotbridge.routes;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/** What has gone through a route or a step since the bridge was started, or the route reloaded. */
final class Count {

    static final Count NONE = new Count();

    private final LongAdder started = new LongAdder();
    private final LongAdder ended = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder nanos = new LongAdder();
    private volatile long lastNanos;

    void start() {
        started.increment();
    }

    void fail() {
        failed.increment();
    }

    void end(long tookNanos) {
        nanos.add(tookNanos);
        lastNanos = tookNanos;
        ended.increment();
    }

    long started() {
        return started.sum();
    }

    long failed() {
        return failed.sum();
    }

    long underWay() {
        long done = ended.sum();
        return Math.max(0, started.sum() - done);
    }

    /** Null before the first has ended. */
    Double meanMillis() {
        long done = ended.sum();
        return done == 0 ? null : millis(nanos.sum() / done);
    }

    Double lastMillis() {
        return ended.sum() == 0 ? null : millis(lastNanos);
    }

    private static double millis(long nanos) {
        return Math.round(nanos / (double) TimeUnit.MICROSECONDS.toNanos(1)) / 1000.0;
    }
}
