package dev.headshotbridge.support;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** What operators see. */
public final class PrivatePort {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final int port;
    private final String credentials;

    public PrivatePort(int port) {
        this(port, null);
    }

    private PrivatePort(int port, String credentials) {
        this.port = port;
        this.credentials = credentials;
    }

    /** Sends the password, if there is one, as HTTP Basic. */
    public PrivatePort as(String user, String password) {
        if (password == null) {
            return this;
        }
        byte[] pair = (user + ":" + password).getBytes(UTF_8);
        return new PrivatePort(port, "Basic " + Base64.getEncoder().encodeToString(pair));
    }

    public int number() {
        return port;
    }

    public HttpResponse<String> get(String pathAndQuery) {
        return send(to(pathAndQuery));
    }

    /** Of a query that no decent client would send. */
    public RawConnection.Answer getAsItIs(String pathAndQuery) throws IOException {
        try (RawConnection connection = connect()) {
            String login = credentials == null ? "" : "Authorization: " + credentials + "\r\n";
            return connection
                    .send("GET " + pathAndQuery + " HTTP/1.1\r\nHost: localhost\r\n" + login + "\r\n")
                    .answer();
        }
    }

    public HttpResponse<String> post(String path, String json) {
        return send(to(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json)));
    }

    public HttpRequest.Builder to(String pathAndQuery) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + pathAndQuery));
        return credentials == null ? request : request.header("Authorization", credentials);
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = CLIENT.send(request.build(), BodyHandlers.ofString());
            OpenApi.check(answer);
            return answer;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public RawConnection connect() throws IOException {
        return new RawConnection(port);
    }

    /** How many requests were refused for the reason. */
    public double rejected(String reason) {
        return metric("headshotpro_webhooks_rejected_total", "reason=\"" + reason + "\"");
    }

    /** The sum of the metric's series that have all the tags, as Prometheus reads them; there must be one. */
    public double metric(String name, String... tags) {
        HttpResponse<String> scraped = get("/actuator/prometheus");
        List<String> series = scraped.body()
                .lines()
                .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
                .filter(line -> Arrays.stream(tags).allMatch(line::contains))
                .toList();
        if (series.isEmpty()) {
            throw new AssertionError("There is no metric " + name + Arrays.toString(tags) + " in the answer "
                    + scraped.statusCode() + " of " + scraped.body().length() + " characters");
        }
        return series.stream()
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }
}
