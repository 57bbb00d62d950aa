package dev.headshotbridge.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headshotbridge.support.Waiting;
import dev.headshotbridge.support.WebhookSender;
import dev.headshotbridge.support.Webhooks;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ten times the capacity, on a small heap: 200 or 503 and nothing else, what was answered 200 is there, and it lives on. */
class OverloadIT {

    private static final int CAPACITY = 64;
    private static final int LARGE_BODIES = 8;
    private static final int TIMES = 10;
    private static final Duration LOAD = Duration.ofSeconds(8);
    private static final long MEGABYTE = 1024 * 1024;
    private static final long MOST_MEMORY = 400 * MEGABYTE;

    private final Map<String, HttpResponse<String>> answers = new ConcurrentHashMap<>();
    private BridgeProcess bridge;

    @BeforeEach
    void start(@TempDir Path folder) throws IOException {
        bridge = new BridgeProcess(folder);
        bridge.environment.put("BRIDGE_HEAP", "-Xmx128m");
        bridge.environment.put("BRIDGE_PUBLIC_MAXCONCURRENTREQUESTS", String.valueOf(CAPACITY));
        bridge.environment.put("BRIDGE_PUBLIC_MAXLARGEBODIES", String.valueOf(LARGE_BODIES));
        bridge.start();
    }

    @AfterEach
    void stop() throws InterruptedException {
        bridge.close();
    }

    @Test
    void tenTimesTheCapacity() throws Exception {
        WebhookSender sender = new WebhookSender(bridge.publicPort);
        long end = System.nanoTime() + LOAD.toNanos();
        List<HalfSent> halfSent = new ArrayList<>();
        CountDownLatch senders = new CountDownLatch(TIMES * CAPACITY);
        try {
            for (int i = 0; i < TIMES * LARGE_BODIES; i++) {
                halfSent.add(new HalfSent(bridge.publicPort, (int) MEGABYTE));
            }
            for (int i = 0; i < TIMES * CAPACITY; i++) {
                sendUntil(end, sender, senders);
            }
            senders.await();
            assertThat(halfSent.stream().filter(HalfSent::isRefused).count()).isEqualTo((TIMES - 1) * LARGE_BODIES);
        } finally {
            halfSent.forEach(HalfSent::close);
        }
        long memory = peakMemory();
        Set<String> stored = models(200);
        System.out.printf(
                "overload: %d answers in %d s, %d of them 200; peak memory %d MB%n",
                answers.size(), LOAD.toSeconds(), stored.size(), memory / MEGABYTE);
        assertThat(stored).isNotEmpty();
        assertThat(models(503)).isNotEmpty();
        assertThat(stored.size() + models(503).size()).isEqualTo(answers.size());
        assertThat(answers.values())
                .filteredOn(answer -> answer.statusCode() == 503)
                .allSatisfy(answer ->
                        assertThat(answer.headers().firstValue("Retry-After")).hasValue("30"));
        assertThat(memory).isLessThan(MOST_MEMORY);
        Waiting.until(() -> assertThat(bridge.send(Webhooks.event("model.created", Webhooks.newModel()))
                        .statusCode())
                .isEqualTo(200));
        bridge.terminate(Duration.ofSeconds(60));
        assertThat(inbox()).containsAll(stored);
    }

    /** One webhook after the other. Whoever is sent away comes back at once, which is ruder than any sender. */
    private void sendUntil(long end, WebhookSender sender, CountDownLatch senders) {
        if (System.nanoTime() > end) {
            senders.countDown();
            return;
        }
        String model = Webhooks.newModel();
        byte[] body = (Webhooks.event("model.created", model) + " ".repeat(1_500)).getBytes();
        sender.start(sender.signed(body)).whenComplete((answer, failure) -> {
            if (failure == null) {
                answers.put(model, answer);
                sendUntil(end, sender, senders);
            } else {
                failure.printStackTrace();
                senders.countDown();
            }
        });
    }

    private Set<String> models(int status) {
        return answers.entrySet().stream()
                .filter(answer -> answer.getValue().statusCode() == status)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** The resident memory at its highest, as Linux tells it. */
    private long peakMemory() throws IOException {
        return Files.readAllLines(Path.of("/proc/" + bridge.pid() + "/status")).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                .findFirst()
                .orElseThrow();
    }

    private Set<String> inbox() throws Exception {
        String url = "jdbc:h2:file:" + bridge.home.resolve("data/headshot-bridge")
                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH";
        Set<String> models = new HashSet<>();
        try (Connection connection = DriverManager.getConnection(url, "headshot_bridge", "")) {
            var rows = connection.createStatement().executeQuery("SELECT model_id FROM webhook_delivery");
            while (rows.next()) {
                models.add(rows.getString(1));
            }
        }
        return models;
    }
}
