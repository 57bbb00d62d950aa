package dev.headshotbridge.bench;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetSocket;
import java.time.Duration;
import java.util.stream.Stream;

/** Sends signed webhooks to a port of this machine. One event loop does all, so that it takes little from the receiver. */
final class LoadGenerator implements AutoCloseable {

    // Fewer than bridge.public.max-concurrent-requests, which is not what is measured.
    private static final int CONNECTIONS_OF_OPEN_LOOP = 128;

    /** For what is under way at the end of a run. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final Context eventLoop = vertx.getOrCreateContext();
    private final int port;
    private final SignedWebhooks webhooks;

    LoadGenerator(int port, int repeatsPercent) {
        this.port = port;
        webhooks = new SignedWebhooks(repeatsPercent);
    }

    LoadResult closedLoop(int connections, Duration length) throws Exception {
        return run(connections, new ClosedLoop(webhooks::next, length), length);
    }

    LoadResult openLoop(double perSecond, Duration length) throws Exception {
        return run(CONNECTIONS_OF_OPEN_LOOP, new OpenLoop(webhooks::next, eventLoop, perSecond, length), length);
    }

    private LoadResult run(int connections, Loop loop, Duration length) throws Exception {
        NetClient client = vertx.createNetClient();
        try {
            eventLoop.runOnContext(now -> Future.all(Stream.generate(() -> client.connect(port, "127.0.0.1"))
                            .limit(connections)
                            .toList())
                    .onSuccess(sockets -> loop.begin(sockets.<NetSocket>list()))
                    .onFailure(loop.done::tryFail));
            vertx.setTimer(length.plus(PATIENCE).toMillis(), late -> eventLoop.runOnContext(now -> loop.giveUp()));
            return loop.done.future().toCompletionStage().toCompletableFuture().get();
        } finally {
            client.close();
        }
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
