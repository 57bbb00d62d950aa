package dev.headshotbridge.bench;

import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;

/** When the next request is sent. All of it runs on the event loop. */
abstract class Loop {

    final Supplier<Buffer> webhooks;
    final LoadResult result = new LoadResult();
    final Promise<LoadResult> done = Promise.promise();
    private int broken;
    private boolean givenUp;
    List<Connection> connections;
    /** Requests that are due and not answered. */
    int underWay;

    Loop(Supplier<Buffer> webhooks) {
        this.webhooks = webhooks;
    }

    void begin(List<NetSocket> sockets) {
        connections = sockets.stream()
                .map(socket -> new Connection(socket, this::answered))
                .toList();
        result.begin();
        begin();
    }

    private void answered(Connection connection, int status) {
        underWay--;
        result.answered(status, connection.due);
        if (status != 0) {
            free(connection);
        } else if (++broken == connections.size() && !givenUp) {
            done.tryFail("Every connection broke");
        }
        endIfDone();
    }

    final void endIfDone() {
        if (underWay == 0 && allDue()) {
            done.tryComplete(result);
        }
    }

    /** What is not answered by now counts as broken, and with the time that it has waited. */
    void giveUp() {
        givenUp = true;
        connections.forEach(Connection::breakOff);
        unsent().forEach(due -> result.answered(0, due));
        done.tryComplete(result);
    }

    /** When those were due that found no free connection. */
    Collection<Long> unsent() {
        return List.of();
    }

    abstract void begin();

    abstract void free(Connection connection);

    /** Whether no further request becomes due. */
    abstract boolean allDue();
}
