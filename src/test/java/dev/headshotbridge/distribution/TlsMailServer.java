package dev.headshotbridge.distribution;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** GreenMail behind TLS, with a certificate of the test's: from the first byte, or after STARTTLS, which GreenMail cannot. */
final class TlsMailServer implements AutoCloseable {

    private static final int TIMEOUT_MILLIS = 20_000;

    final GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    private final Thread thread = new Thread(this::serve, "tls-mail-server");
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private final SSLContext tls;
    private final boolean startTls;

    TlsMailServer(SSLContext tls, boolean startTls) throws IOException {
        this.tls = tls;
        this.startTls = startTls;
        mail.start();
        thread.start();
    }

    int port() {
        return server.getLocalPort();
    }

    /** What clients have sent over TLS. */
    String received() {
        return received.toString(US_ASCII);
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket client = server.accept()) {
                client.setSoTimeout(TIMEOUT_MILLIS);
                serve(client);
            } catch (IOException e) {
                // A client that does not trust the certificate hangs up; the next one may.
            }
        }
    }

    private void serve(Socket plain) throws IOException {
        if (startTls) {
            say(plain, "220 ready");
            expect(plain, "EHLO");
            say(plain, "250-localhost\r\n250 STARTTLS");
            expect(plain, "STARTTLS");
            say(plain, "220 go ahead");
        }
        try (SSLSocket client = (SSLSocket) tls.getSocketFactory().createSocket(plain, null, true);
                Socket behind = new Socket(
                        InetAddress.getLoopbackAddress(), mail.getSmtp().getPort())) {
            client.startHandshake();
            if (startTls) {
                // The client has been greeted.
                expect(behind, "220");
            }
            Thread answers =
                    new Thread(() -> pass(behind, client, OutputStream.nullOutputStream()), "tls-mail-answers");
            answers.start();
            pass(client, behind, received);
            answers.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Until one side ends. */
    private static void pass(Socket from, Socket to, OutputStream copy) {
        byte[] buffer = new byte[8_192];
        try {
            for (int read = from.getInputStream().read(buffer);
                    read >= 0;
                    read = from.getInputStream().read(buffer)) {
                copy.write(buffer, 0, read);
                to.getOutputStream().write(buffer, 0, read);
            }
            to.shutdownOutput();
        } catch (IOException e) {
            // The other direction ends too.
        }
    }

    private static void say(Socket client, String answer) throws IOException {
        client.getOutputStream().write((answer + "\r\n").getBytes(US_ASCII));
    }

    private static void expect(Socket socket, String start) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = socket.getInputStream().read();
                c >= 0 && c != '\n';
                c = socket.getInputStream().read()) {
            line.append((char) c);
        }
        if (!line.toString().startsWith(start)) {
            throw new IOException("Not " + start + ": " + line);
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        server.close();
        thread.join(TIMEOUT_MILLIS);
        mail.stop();
    }
}
