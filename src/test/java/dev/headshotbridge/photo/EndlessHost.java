package dev.headshotbridge.photo;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** A photo host that goes on sending, to everybody who asks, until it has sent enough or nobody listens any more. */
final class EndlessHost implements AutoCloseable {

    private final ServerSocket server;
    private final Thread thread;
    private volatile boolean cutOff;

    /** A negative content length: chunked. */
    EndlessHost(int status, long contentLength, long bytes) {
        try {
            server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        thread = new Thread(() -> serve(status, contentLength, bytes), "endless-host");
        thread.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getLocalPort() + "/photo";
    }

    /** Whether a client has broken the connection off. */
    boolean isCutOff() {
        return cutOff;
    }

    private void serve(int status, long contentLength, long bytes) {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                socket.getInputStream().read(new byte[8_192]);
                OutputStream out = socket.getOutputStream();
                String length = contentLength < 0 ? "Transfer-Encoding: chunked" : "Content-Length: " + contentLength;
                out.write(("HTTP/1.1 " + status + " Fine\r\nContent-Type: image/jpeg\r\nLocation: /photo2\r\n" + length
                                + "\r\n\r\n")
                        .getBytes(ISO_8859_1));
                byte[] chunk = ("400\r\n\u00FF\u00D8\u00FF" + "x".repeat(0x3FD) + "\r\n").getBytes(ISO_8859_1);
                for (long sent = 0; sent < bytes; sent += chunk.length) {
                    out.write(chunk, contentLength < 0 ? 0 : 5, contentLength < 0 ? chunk.length : 0x400);
                }
            } catch (IOException e) {
                cutOff = !server.isClosed();
            }
        }
    }

    @Override
    public void close() {
        try {
            server.close();
            thread.join(5_000);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
