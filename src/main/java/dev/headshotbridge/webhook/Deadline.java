package dev.headshotbridge.webhook;

/**
 * What happens unless it is set anew or cancelled in time. It is looked at every now and then, since a timer for each
 * request would cost more than the rest of receiving it. Set, cancelled and enforced on one event loop.
 */
class Deadline {

    private final long nanos;
    private volatile Runnable otherwise;
    private volatile long end;

    Deadline(long millis) {
        this.nanos = millis * 1_000_000;
    }

    void set(Runnable otherwise) {
        end = System.nanoTime() + nanos;
        this.otherwise = otherwise;
    }

    void cancel() {
        otherwise = null;
    }

    /** May be asked on any thread. */
    boolean isOver() {
        return otherwise != null && System.nanoTime() - end >= 0;
    }

    void enforce() {
        if (isOver()) {
            Runnable late = otherwise;
            otherwise = null;
            late.run();
        }
    }
}
