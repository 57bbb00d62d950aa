package dev.headshotbridge.bench;

import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.function.Supplier;

/** Each connection sends its next request when its last was answered. */
final class ClosedLoop extends Loop {

    private final long nanos;
    private long end;

    ClosedLoop(Supplier<Buffer> webhooks, Duration length) {
        super(webhooks);
        nanos = length.toNanos();
    }

    @Override
    void begin() {
        end = System.nanoTime() + nanos;
        connections.forEach(this::free);
        endIfDone();
    }

    @Override
    void free(Connection connection) {
        if (!allDue()) {
            underWay++;
            connection.send(webhooks.get(), System.nanoTime());
        }
    }

    @Override
    boolean allDue() {
        return System.nanoTime() >= end;
    }
}
