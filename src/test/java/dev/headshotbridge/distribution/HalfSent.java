package dev.headshotbridge.distribution;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.headshotbridge.support.WebhookSender;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;

/** A webhook of that length of which all but the last byte is sent; what the bridge answers to that is a refusal. */
final class HalfSent implements AutoCloseable {

    private static final int TIMEOUT_MILLIS = 2_000;

    private final Socket socket;

    HalfSent(int port, int length) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(TIMEOUT_MILLIS);
        String head = "POST " + WebhookSender.PATH + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                + "Content-Length: " + length + "\r\n\r\n";
        socket.getOutputStream().write(head.getBytes(ISO_8859_1));
        socket.getOutputStream().write(" ".repeat(length - 1).getBytes(ISO_8859_1));
    }

    boolean isRefused() {
        try {
            return new String(socket.getInputStream().readNBytes(12), ISO_8859_1).equals("HTTP/1.1 503");
        } catch (java.net.SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
