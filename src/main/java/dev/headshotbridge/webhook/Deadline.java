package dev.headshotbridge.webhook;

import io.vertx.core.Vertx;

/** What happens unless it is set anew or cancelled in time. Used on one event loop alone. */
class Deadline {

    private static final long NONE = -1;

    private final Vertx vertx;
    private final long millis;
    private long timer = NONE;

    Deadline(Vertx vertx, long millis) {
        this.vertx = vertx;
        this.millis = millis;
    }

    void set(Runnable otherwise) {
        cancel();
        timer = vertx.setTimer(millis, fired -> {
            timer = NONE;
            otherwise.run();
        });
    }

    void cancel() {
        if (timer != NONE) {
            vertx.cancelTimer(timer);
            timer = NONE;
        }
    }
}
