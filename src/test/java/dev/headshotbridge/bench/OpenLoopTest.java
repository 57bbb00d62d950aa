package dev.headshotbridge.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whether a server that stands still for a second is seen in what the load generator measures. */
class OpenLoopTest {

    private static final int RATE = 500;
    private static final Duration LENGTH = Duration.ofSeconds(3);
    private static final long STALL_MILLIS = 1000;

    private final Vertx vertx = Vertx.vertx();
    private volatile boolean standsStill;
    private long firstAt;

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void countsAllWebhooksThatWereDueMeanwhile() throws Exception {
        try (LoadGenerator load = new LoadGenerator(server(), 0)) {
            load.openLoop(RATE, LENGTH);
            standsStill = true;
            LoadResult result = load.openLoop(RATE, LENGTH);
            assertThat(result.ok()).isEqualTo(RATE * LENGTH.toSeconds());
            // A third of them waited, evenly for up to a second: a sixth for more than half of it.
            assertThat(result.millis(99)).isGreaterThan(0.9 * STALL_MILLIS);
            assertThat(result.millis(100 - 100 / 6.0)).isGreaterThan(0.4 * STALL_MILLIS);
        }
    }

    @Test
    void ofNoLengthEndsAtOnce() throws Exception {
        try (LoadGenerator load = new LoadGenerator(server(), 0)) {
            long began = System.nanoTime();
            assertThat(load.closedLoop(1, Duration.ZERO).ok()).isZero();
            assertThat(load.openLoop(RATE, Duration.ZERO).ok()).isZero();
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
        }
    }

    /** Once told to, it answers nothing from one second after a request to the next second. */
    private int server() throws Exception {
        return vertx.createHttpServer()
                .requestHandler(request -> {
                    long now = System.nanoTime();
                    firstAt = firstAt == 0 && standsStill ? now : firstAt;
                    long since = Duration.ofNanos(now - firstAt).toMillis();
                    if (standsStill && since >= STALL_MILLIS && since < 2 * STALL_MILLIS) {
                        vertx.setTimer(2 * STALL_MILLIS - since, over -> request.response()
                                .end("OK"));
                    } else {
                        request.response().end("OK");
                    }
                })
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get()
                .actualPort();
    }
}
