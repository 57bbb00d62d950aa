package dev.headshotbridge.support;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** Sends to the public port as HeadshotPro would, or as nobody should. */
public final class WebhookSender {

    public static final String PATH = "/webhooks/headshotpro";
    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .build();

    private final int port;

    public WebhookSender(int port) {
        this.port = port;
    }

    /** A request to the webhook's path with the body, as JSON and not signed. */
    public HttpRequest.Builder unsigned(byte[] body) {
        return to(PATH).header("Content-Type", "application/json").POST(BodyPublishers.ofByteArray(body));
    }

    public HttpRequest.Builder signed(byte[] body) {
        return unsigned(body).header("X-HeadshotPro-Signature", Signing.signature(RunningBridge.SECRETS.get(0), body));
    }

    public HttpRequest.Builder to(String pathAndQuery) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + pathAndQuery))
                .timeout(TIMEOUT);
    }

    public HttpResponse<String> post(String body) {
        return post(body.getBytes(UTF_8));
    }

    public HttpResponse<String> post(byte[] body) {
        return send(signed(body));
    }

    /** Signed, and changed before it is sent. */
    public HttpResponse<String> post(String body, UnaryOperator<HttpRequest.Builder> change) {
        return send(change.apply(signed(body.getBytes(UTF_8))));
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public CompletableFuture<HttpResponse<String>> start(HttpRequest.Builder request) {
        return CLIENT.sendAsync(request.build(), BodyHandlers.ofString());
    }

    /** The same request so many times at once. */
    public List<HttpResponse<String>> atOnce(int times, String body) {
        var requests = IntStream.range(0, times)
                .mapToObj(i -> start(signed(body.getBytes(UTF_8))))
                .toList();
        return requests.stream().map(CompletableFuture::join).toList();
    }

    public RawConnection connect() throws IOException {
        return new RawConnection(port);
    }
}
