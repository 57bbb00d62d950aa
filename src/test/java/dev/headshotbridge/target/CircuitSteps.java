package dev.headshotbridge.target;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static dev.headshotbridge.support.Answers.assertStored;
import static dev.headshotbridge.support.Waiting.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headshotbridge.support.RunningBridge;
import dev.headshotbridge.support.Surroundings;
import dev.headshotbridge.support.Webhooks;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.jdbc.core.JdbcTemplate;

/** Deliveries, attempts and targets, as the database has them. */
interface CircuitSteps {

    String EVENTS = "cloudevents-photo-sink";

    RunningBridge bridge();

    Surroundings surroundings();

    @BeforeEach
    default void closeCircuits() throws Exception {
        surroundings().events(aResponse().withStatus(202));
        until(() -> {
            jdbc().update("UPDATE webhook_delivery SET state = 'dead' WHERE state = 'pending'");
            assertThat(jdbc().queryForList("SELECT id FROM webhook_delivery WHERE state = 'processing'"))
                    .isEmpty();
        });
        surroundings().forget();
        jdbc().update("DELETE FROM target");
    }

    default List<String> send(int models) {
        return Stream.generate(Webhooks::newModel)
                .limit(models)
                .peek(model -> assertStored(bridge().sender().post(Webhooks.event("model.photos_ready", model))))
                .toList();
    }

    default void open(String target) {
        jdbc().update(
                        "INSERT INTO target (name, failures, open_until, opened_at, open_reason)"
                                + " VALUES (?, 3, CURRENT_TIMESTAMP + INTERVAL '1' HOUR, CURRENT_TIMESTAMP, 'RETRYABLE')",
                        target);
    }

    default int waiting(String target) {
        return jdbc().queryForObject(
                        "SELECT COUNT(*) FROM webhook_delivery WHERE state = 'pending' AND waiting_for = ?",
                        Integer.class,
                        target);
    }

    default Map<String, Object> delivery(String model) {
        return jdbc().queryForMap("SELECT * FROM webhook_delivery WHERE model_id = ?", model);
    }

    default Map<String, Object> target(String name) {
        return jdbc().queryForList("SELECT * FROM target WHERE name = ?", name).stream()
                .findFirst()
                .orElse(Map.of());
    }

    default List<Map<String, Object>> attempts(String model) {
        return jdbc().queryForList(
                        "SELECT a.* FROM delivery_attempt AS a INNER JOIN webhook_delivery AS d ON d.id = a.delivery_id WHERE d.model_id = ?",
                        model);
    }

    default JdbcTemplate jdbc() {
        return bridge().inbox().jdbc();
    }
}
