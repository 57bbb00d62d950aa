package dev.headshotbridge.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.util.Locale;
import java.util.function.ObjIntConsumer;

/** A kept-alive HTTP/1.1 connection with at most one request on it. Status 0 stands for one that broke. */
final class Connection {

    private static final String LENGTH = "content-length:";
    /** The end of a body whose length was not said. */
    private static final String LAST_CHUNK = "\r\n0\r\n\r\n";

    private final NetSocket socket;
    private final ObjIntConsumer<Connection> answered;
    private Buffer received = Buffer.buffer();
    private boolean waiting;
    /** When the request on it was due. */
    long due;

    Connection(NetSocket socket, ObjIntConsumer<Connection> answered) {
        this.socket = socket;
        this.answered = answered;
        socket.handler(this::receive);
        socket.closeHandler(closed -> end(0));
        socket.exceptionHandler(error -> {});
    }

    void send(Buffer request, long due) {
        this.due = due;
        waiting = true;
        socket.write(request);
    }

    private void receive(Buffer buffer) {
        received = received.length() == 0 ? buffer : received.appendBuffer(buffer);
        String text = received.toString(US_ASCII);
        int bodyStart = text.indexOf("\r\n\r\n") + 4;
        if (bodyStart < 4) {
            return;
        }
        String head = text.substring(0, bodyStart).toLowerCase(Locale.ROOT);
        int length = head.indexOf(LENGTH) + LENGTH.length();
        boolean complete = length < LENGTH.length()
                ? text.endsWith(LAST_CHUNK)
                : text.length() - bodyStart
                        >= Integer.parseInt(head.substring(length, head.indexOf('\r', length))
                                .strip());
        if (complete) {
            received = Buffer.buffer();
            end(Integer.parseInt(head.substring(9, 12)));
        }
    }

    void breakOff() {
        end(0);
    }

    private void end(int status) {
        if (waiting) {
            waiting = false;
            answered.accept(this, status);
        }
    }
}
