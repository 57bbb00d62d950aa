package dev.headshotbridge.webhook;

import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** How many requests are worked on at once: so many, or none while it is closed. The others are answered 503. */
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
        request.next();
    }

    /**
     * After the body has arrived, so that a half-sent one holds no place. One that was begun before a pause would go to
     * the route that was there then.
     */
    void admit(RoutingContext request) {
        boolean late = !Integer.valueOf(opening).equals(request.get(OPENING));
        if (closed || late || !permits.tryAcquire()) {
            request.fail(503);
            return;
        }
        request.addEndHandler(ended -> permits.release());
        request.next();
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
