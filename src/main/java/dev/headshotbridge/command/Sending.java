package dev.headshotbridge.command;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/** Makes HTTP calls, and says in plain words why one has failed. */
final class Sending {

    private final HttpClient client;
    private final Duration timeout;

    Sending(Duration timeout) {
        if (timeout.isZero() || timeout.isNegative()) {
            throw CommandException.usage("--timeout leaves no time for an answer; write 10s or so");
        }
        this.timeout = timeout;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(timeout)
                .build();
    }

    static URI uri(String text) {
        try {
            URI uri = URI.create(text.strip());
            boolean hasPort = uri.getPort() < 65_536;
            if (uri.getHost() != null
                    && hasPort
                    && String.valueOf(uri.getScheme()).matches("https?")) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            // Said below.
        }
        throw CommandException.usage("\"%s\" is no URL; write one such as http://127.0.0.1:8080/webhooks/headshotpro"
                .formatted(Output.clean(text)));
    }

    /** A body of null makes it a GET. */
    Answer send(URI uri, Map<String, String> headers, byte[] body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(timeout);
        headers.forEach(request::header);
        if (body != null) {
            request.POST(HttpRequest.BodyPublishers.ofByteArray(body));
        }
        long start = System.nanoTime();
        try {
            HttpResponse<byte[]> response = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            long millis = Duration.ofNanos(System.nanoTime() - start).toMillis();
            return new Answer(response.statusCode(), new String(response.body(), StandardCharsets.UTF_8), millis);
        } catch (java.net.http.HttpConnectTimeoutException e) {
            throw unreachable(uri, "there is no connection within " + seconds());
        } catch (java.net.http.HttpTimeoutException e) {
            throw unreachable(uri, "there is no answer within " + seconds());
        } catch (java.net.ConnectException e) {
            throw unreachable(
                    uri,
                    e.getCause() instanceof java.nio.channels.UnresolvedAddressException
                            ? "there is no such host"
                            : "the connection is refused; is it running there?");
        } catch (IOException e) {
            throw unreachable(uri, e.getClass().getSimpleName() + ": " + Output.clean(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unreachable(uri, "interrupted");
        }
    }

    private String seconds() {
        return timeout.toMillis() / 1000.0 + " s";
    }

    private static CommandException unreachable(URI uri, String why) {
        return CommandException.unreachable(
                "%s://%s cannot be reached: %s".formatted(uri.getScheme(), uri.getAuthority(), why));
    }

    record Answer(int status, String body, long millis) {

        boolean good() {
            return status / 100 == 2;
        }
    }
}
