package dev.headshotbridge.webhook;

import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** How many requests are worked on at once: so many, or none while it is closed. The others are refused. */
class Admission {

    private static final String OPENING = Admission.class.getName();

    private final int max;
    private final Semaphore permits;
    private volatile boolean closed;
    private volatile boolean drained;
    private volatile int opening;

    Admission(int max) {
        this.max = max;
        this.permits = new Semaphore(max);
    }

    /** As soon as the request's head is there. */
    void note(RoutingContext request) {
        request.put(OPENING, opening);
    }

    /** Also to a request that was begun before a pause: it would go to the route that was there then. */
    boolean isClosedTo(RoutingContext request) {
        return closed || !Integer.valueOf(opening).equals(request.get(OPENING));
    }

    /** Takes a place, to be given back by {@link #leave()}; false when there is none. */
    boolean tryEnter() {
        return permits.tryAcquire();
    }

    void leave() {
        permits.release();
    }

    /** Waits for those that are let in already; whether they ended in time. */
    boolean close(int seconds) {
        closed = true;
        try {
            drained = permits.tryAcquire(max, seconds, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return drained;
    }

    void open() {
        opening++;
        if (drained) {
            drained = false;
            permits.release(max);
        }
        closed = false;
    }
}
