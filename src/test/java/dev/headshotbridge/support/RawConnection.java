package dev.headshotbridge.support;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Map;
import java.util.TreeMap;

/** One TCP connection, for requests that no decent client would send. */
public final class RawConnection implements Closeable {

    /** Header names in any case; a missing body is empty. */
    public record Answer(int status, Map<String, String> headers, String body) {}

    private static final int TIMEOUT_MILLIS = 20_000;

    private final Socket socket;
    private final InputStream in;

    RawConnection(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(TIMEOUT_MILLIS);
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream());
    }

    public RawConnection send(String text) throws IOException {
        return send(text.getBytes(ISO_8859_1));
    }

    public RawConnection send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
        return this;
    }

    /** Reads one answer; the connection can go on afterwards. */
    public Answer answer() throws IOException {
        return answer(false);
    }

    /** One to HEAD has no body, whatever its length says. */
    public Answer answer(boolean toHead) throws IOException {
        int status = Integer.parseInt(line().split(" ")[1]);
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String line = line(); !line.isEmpty(); line = line()) {
            headers.put(
                    line.substring(0, line.indexOf(':')),
                    line.substring(line.indexOf(':') + 1).strip());
        }
        return new Answer(status, headers, toHead ? "" : body(headers));
    }

    private String body(Map<String, String> headers) throws IOException {
        if (!headers.containsKey("Transfer-Encoding")) {
            return new String(in.readNBytes(Integer.parseInt(headers.getOrDefault("Content-Length", "0"))), ISO_8859_1);
        }
        StringBuilder body = new StringBuilder();
        int length;
        do {
            length = Integer.parseInt(line(), 16);
            body.append(new String(in.readNBytes(length), ISO_8859_1));
            line();
        } while (length > 0);
        return body.toString();
    }

    /** Whether the other side has closed the connection; waits for it or for something to read. */
    public boolean closedByPeer() throws IOException {
        return in.read() < 0;
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("The connection was closed after: " + line);
            }
            line.append((char) c);
        }
        return line.toString().stripTrailing();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
