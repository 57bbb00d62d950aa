package dev.headshotbridge.webhook;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;

/** One server for every two processors, each on an event loop of its own; they share out the connections of one port. */
class PublicServers {

    private static final int IDLE_TIMEOUT_SECONDS = 30;
    /** They run the receiving route, too; the other processors are for the handlers. */
    private static final int SERVERS = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
    /** To Vert.x 0 would be another port for each server. */
    private static final int ANY_PORT = -1;

    private PublicServers() {}

    /** Returns the port, which is free to choose where it is 0. */
    static int listen(Vertx vertx, Router router, Connections connections, String host, int port) {
        // HTTP/1.1 has one request at a time on a connection, so that the limit of connections bounds both.
        // "100 Continue" is the BodyHandler's answer, once the head is found right.
        HttpServerOptions options = new HttpServerOptions()
                .setIdleTimeout(IDLE_TIMEOUT_SECONDS)
                .setHttp2ClearTextEnabled(false)
                .setPerFrameWebSocketCompressionSupported(false)
                .setPerMessageWebSocketCompressionSupported(false);
        int actualPort = port;
        for (int i = 0; i < SERVERS; i++) {
            Future<HttpServer> server = vertx.createHttpServer(options)
                    .connectionHandler(connection -> connections.opened(vertx, connection))
                    .requestHandler(router)
                    .listen(port == 0 ? ANY_PORT : port, host);
            actualPort = server.toCompletionStage().toCompletableFuture().join().actualPort();
        }
        return actualPort;
    }
}
