package dev.headshotbridge.support;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.List;

/** What operators see. */
public final class PrivatePort {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final int port;

    public PrivatePort(int port) {
        this.port = port;
    }

    public int number() {
        return port;
    }

    public HttpResponse<String> get(String pathAndQuery) {
        return send(to(pathAndQuery));
    }

    public HttpResponse<String> post(String path, String json) {
        return send(to(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json)));
    }

    public HttpRequest.Builder to(String pathAndQuery) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + pathAndQuery));
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** How many requests were refused for the reason. */
    public double rejected(String reason) {
        return metric("headshotpro_webhooks_rejected_total", "reason=\"" + reason + "\"");
    }

    /** The sum of the metric's series that have all the tags, as Prometheus reads them; there must be one. */
    public double metric(String name, String... tags) {
        List<String> series = get("/actuator/prometheus")
                .body()
                .lines()
                .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
                .filter(line -> Arrays.stream(tags).allMatch(line::contains))
                .toList();
        if (series.isEmpty()) {
            throw new AssertionError("There is no metric " + name + Arrays.toString(tags));
        }
        return series.stream()
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }
}
