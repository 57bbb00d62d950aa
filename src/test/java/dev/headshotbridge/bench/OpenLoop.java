package dev.headshotbridge.bench;

import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Queue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * So many requests a second, whatever the receiver does. One that finds no free connection waits for it, and its latency
 * counts from when it was due, so that a receiver that stands still is not measured less often.
 */
final class OpenLoop extends Loop {

    private final Context eventLoop;
    private final double perSecond;
    private final long count;
    private final Queue<Long> waiting = new ArrayDeque<>();
    private final Queue<Connection> idle = new ArrayDeque<>();
    private boolean allDue;

    OpenLoop(Supplier<Buffer> webhooks, Context eventLoop, double perSecond, Duration length) {
        super(webhooks);
        this.eventLoop = eventLoop;
        this.perSecond = perSecond;
        count = Math.round(perSecond * length.toNanos() / 1e9);
    }

    @Override
    void begin() {
        idle.addAll(connections);
        Thread pace = new Thread(this::pace, "pace");
        pace.setDaemon(true);
        pace.start();
    }

    private void pace() {
        long start = System.nanoTime();
        for (long n = 0; n < count; n++) {
            long due = start + (long) (n * 1e9 / perSecond);
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            eventLoop.runOnContext(now -> send(due));
        }
        eventLoop.runOnContext(now -> {
            allDue = true;
            endIfDone();
        });
    }

    private void send(long due) {
        underWay++;
        if (idle.isEmpty()) {
            waiting.add(due);
        } else {
            idle.remove().send(webhooks.get(), due);
        }
    }

    @Override
    void free(Connection connection) {
        if (waiting.isEmpty()) {
            idle.add(connection);
        } else {
            connection.send(webhooks.get(), waiting.remove());
        }
    }

    @Override
    Collection<Long> unsent() {
        return waiting;
    }

    @Override
    boolean allDue() {
        return allDue;
    }
}
