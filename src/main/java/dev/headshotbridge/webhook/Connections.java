package dev.headshotbridge.webhook;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The open connections of the public port: no more than the limit, and none that keeps a request half-sent, however
 * steadily it comes. (The idle timeout alone could be fed a byte at a time.)
 */
class Connections {

    /** Up to so many times the limit is told that it is too much; what is over that is closed as it comes. */
    private static final int TOLD = 4;

    /** Within a timeout, and so a twentieth of it late at most. */
    private static final int LOOKS = 20;

    private static final int REQUEST_TIMEOUT = 408;

    private record Open(boolean surplus, Deadline deadline, Context eventLoop) {}

    private final int max;
    private final long timeoutMillis;
    private final Map<HttpConnection, Open> open = new ConcurrentHashMap<>();

    Connections(int max, Duration timeout) {
        this.max = max;
        this.timeoutMillis = timeout.toMillis();
    }

    void watch(Vertx vertx, MeterRegistry meters) {
        vertx.setPeriodic(
                Math.max(1, timeoutMillis / LOOKS), look -> open.values().forEach(Connections::enforce));
        Gauge.builder("bridge.public.connections", open, Map::size)
                .description("Open connections of the public port")
                .register(meters);
    }

    void opened(Vertx vertx, HttpConnection connection) {
        int others = open.size();
        if (others >= TOLD * max) {
            connection.close();
            return;
        }
        Deadline deadline = new Deadline(timeoutMillis);
        open.put(connection, new Open(others >= max, deadline, vertx.getOrCreateContext()));
        deadline.set(connection::close);
        connection.closeHandler(closed -> {
            open.remove(connection);
            deadline.cancel();
        });
    }

    /** Whether the request may go on; it came on a connection over the limit if not, which is closed after the answer. */
    boolean requestBegun(RoutingContext request) {
        HttpConnection connection = request.request().connection();
        Open state = open.get(connection);
        if (state == null) {
            return false;
        }
        if (state.surplus()) {
            // Vert.x itself would leave it open.
            request.response().putHeader("Connection", "close");
            request.addEndHandler(ended -> connection.close());
            return false;
        }
        state.deadline().set(() -> request.fail(REQUEST_TIMEOUT));
        request.addEndHandler(ended -> state.deadline().set(connection::close));
        return true;
    }

    private static void enforce(Open connection) {
        if (connection.deadline().isOver()) {
            connection.eventLoop().runOnContext(now -> connection.deadline().enforce());
        }
    }

    void requestArrived(RoutingContext request) {
        Open state = open.get(request.request().connection());
        if (state != null) {
            state.deadline().cancel();
        }
    }
}
