package dev.headshotbridge.distribution;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headshotbridge.support.PrivatePort;
import dev.headshotbridge.support.Surroundings;
import dev.headshotbridge.support.Waiting;
import dev.headshotbridge.support.Webhooks;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** SIGTERM while a target keeps a delivery waiting. */
class StopIT {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int SIGTERM = 143;

    @RegisterExtension
    static final Surroundings SURROUNDINGS = new Surroundings();

    private BridgeProcess bridge;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        bridge = new BridgeProcess(folder);
        SURROUNDINGS.settings().forEach((key, value) -> bridge.environment.put(variable(key), String.valueOf(value)));
        bridge.environment.put("BRIDGE_CONNECTORS", "cloudevents-photo-sink");
        SURROUNDINGS.forget();
    }

    @AfterEach
    void stop() throws InterruptedException {
        bridge.close();
    }

    @Test
    void finishesACallThatIsUnderWay() throws Exception {
        List<String> models = inTheMiddleOfACall(Duration.ofSeconds(6), 1);
        assertThat(bridge.terminate(LIMIT)).isEqualTo(SIGTERM);
        assertThat(deliveries()).containsExactly(models.get(0) + " done 1 null");
        assertThat(SURROUNDINGS.requests("/events")).hasSize(1);
    }

    /** More than are handled at once: those in the queue go back as well. */
    @Test
    void givesBackWhatDoesNotEndInTime() throws Exception {
        bridge.environment.put("BRIDGE_DISPATCH_CONCURRENCY", "2");
        List<String> models = inTheMiddleOfACall(Duration.ofMinutes(2), 6);
        assertThat(bridge.terminate(LIMIT)).isEqualTo(SIGTERM);
        assertThat(deliveries())
                .containsExactlyInAnyOrderElementsOf(
                        models.stream().map(model -> model + " pending 0 null").toList());
    }

    @Test
    void readinessFailsBeforeAWebhookIsRefused() throws Exception {
        bridge.environment.put("BRIDGE_PUBLIC_STOPDELAY", "8s");
        inTheMiddleOfACall(Duration.ofSeconds(1), 1);
        CompletableFuture<Integer> ended = CompletableFuture.supplyAsync(() -> {
            try {
                return bridge.terminate(LIMIT);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        Waiting.until(() -> assertThat(readiness()).isEqualTo(503));
        String model = Webhooks.newModel();
        assertThat(bridge.send(Webhooks.event("model.created", model)).statusCode())
                .isEqualTo(200);
        assertThat(ended.join()).isEqualTo(SIGTERM);
        assertThat(deliveries()).anyMatch(delivery -> delivery.startsWith(model));
    }

    @Test
    void leavesNoTemporaryFiles() throws Exception {
        bridge.start();
        assertThat(bridge.temporary()).isNotEmptyDirectory();
        assertThat(bridge.terminate(LIMIT)).isEqualTo(SIGTERM);
        assertThat(bridge.temporary()).isEmptyDirectory();
    }

    private List<String> inTheMiddleOfACall(Duration answerAfter, int webhooks) throws IOException {
        SURROUNDINGS.events(aResponse().withStatus(202).withFixedDelay((int) answerAfter.toMillis()));
        bridge.start();
        List<String> models = new ArrayList<>();
        for (int i = 0; i < webhooks; i++) {
            models.add(Webhooks.newModel());
            assertThat(bridge.send(Webhooks.event("model.photos_ready", models.get(i)))
                            .statusCode())
                    .isEqualTo(200);
        }
        Waiting.until(() -> assertThat(SURROUNDINGS.requests("/events")).isNotEmpty());
        return models;
    }

    private int readiness() {
        return new PrivatePort(bridge.privatePort)
                .get("/actuator/health/readiness")
                .statusCode();
    }

    private static String variable(String setting) {
        return setting.toUpperCase().replace('.', '_').replace("-", "");
    }

    /** Model, state, attempts and who has claimed it. */
    private List<String> deliveries() throws SQLException {
        String url = "jdbc:h2:file:" + bridge.home.resolve("data/headshot-bridge")
                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH";
        List<String> deliveries = new ArrayList<>();
        try (var connection = DriverManager.getConnection(url, "headshot_bridge", "");
                var rows = connection
                        .createStatement()
                        .executeQuery("SELECT model_id, state, attempts, claimed_by FROM webhook_delivery")) {
            while (rows.next()) {
                deliveries.add("%s %s %s %s"
                        .formatted(rows.getString(1), rows.getString(2), rows.getInt(3), rows.getString(4)));
            }
        }
        return deliveries;
    }
}
