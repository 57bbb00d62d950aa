package dev.headshotbridge.reliability;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** HeadshotPro's API and two targets, which write down each call that they took. */
final class StandIns implements AutoCloseable {

    /** One call that a target took. {@code what}: the status for the recorder, the photo's id for the photo target. */
    record Effect(String delivery, String model, String what, long begin, long end) {}

    private static final byte[] PNG = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII=");
    private static final long WORK_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
    private static final ObjectMapper JSON = new ObjectMapper();

    final ConcurrentLinkedQueue<Effect> statuses = new ConcurrentLinkedQueue<>();
    final ConcurrentLinkedQueue<Effect> photos = new ConcurrentLinkedQueue<>();
    private final Map<String, Integer> favorites = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private volatile boolean down;

    StandIns() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/api/organization/models/", this::answerApi);
        server.createContext("/photo/", this::answerPhoto);
        server.createContext("/events", this::takePhoto);
        server.createContext("/recorder", this::takeStatus);
        server.start();
    }

    String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    /** The person chooses another photo. */
    void chooseAnother(String model) {
        favorites.merge(model, 1, Integer::sum);
    }

    String favorite(String model) {
        return model + "-" + favorites.getOrDefault(model, 0);
    }

    /** Both targets answer 503 while they are down. */
    void down(boolean now) {
        down = now;
    }

    private void answerApi(HttpExchange exchange) throws IOException {
        String[] path = exchange.getRequestURI().getPath().split("/");
        String photo = favorite(path[4]);
        String json = path.length > 5
                ? "{\"success\":true,\"photo\":{\"id\":\"%s\",\"urls\":{\"main\":\"%s\"}}}"
                        .formatted(photo, url("/photo/" + photo + ".png"))
                : "{\"success\":true,\"model\":{}}";
        answer(exchange, 200, "application/json", json.getBytes(UTF_8));
    }

    private void answerPhoto(HttpExchange exchange) throws IOException {
        var photo = new ByteArrayOutputStream();
        photo.writeBytes(PNG);
        photo.writeBytes(exchange.getRequestURI().getPath().getBytes(UTF_8));
        answer(exchange, 200, "image/png", photo.toByteArray());
    }

    private void takePhoto(HttpExchange exchange) throws IOException {
        JsonNode event = JSON.readTree(exchange.getRequestBody().readAllBytes());
        take(
                exchange,
                photos,
                event.path("id").asText().split("/")[0],
                event.at("/data/person/modelId").asText(),
                event.at("/data/photo/id").asText());
    }

    private void takeStatus(HttpExchange exchange) throws IOException {
        var headers = exchange.getRequestHeaders();
        take(
                exchange,
                statuses,
                headers.getFirst("X-Delivery"),
                headers.getFirst("X-Model"),
                headers.getFirst("X-Status"));
    }

    private void take(
            HttpExchange exchange, ConcurrentLinkedQueue<Effect> effects, String delivery, String model, String what)
            throws IOException {
        if (down) {
            answer(exchange, 503, "text/plain", "down".getBytes(UTF_8));
            return;
        }
        long begin = System.nanoTime();
        LockSupport.parkNanos(WORK_NANOS);
        // Taken, whether or not the caller lives to hear of it.
        effects.add(new Effect(delivery, model, what, begin, System.nanoTime()));
        answer(exchange, 202, "text/plain", new byte[0]);
    }

    private static void answer(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    List<Effect> all() {
        return java.util.stream.Stream.concat(statuses.stream(), photos.stream())
                .toList();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
