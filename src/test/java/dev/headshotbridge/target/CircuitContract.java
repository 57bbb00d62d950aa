package dev.headshotbridge.target;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static dev.headshotbridge.support.Waiting.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headshotbridge.support.RunningBridge;
import dev.headshotbridge.support.Surroundings;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A target that is down or refuses us is left alone; its deliveries wait and then go well, and no other's do. */
interface CircuitContract extends CircuitSteps {

    int MODELS = 8;

    Surroundings surroundings();

    /** Two handlers and two calls at a time, so that few calls are under way when a circuit opens. */
    static RunningBridge with(RunningBridge bridge, Surroundings surroundings) {
        return bridge.with(surroundings.settings())
                .with("bridge.dispatch.concurrency", "2")
                .with("bridge.retry.schedule", "100ms, 100ms")
                .with("bridge.circuit.failures", "3")
                .with("bridge.circuit.open-time", "500ms")
                .with("bridge.circuit.max-open-time", "1s")
                .with("bridge.circuit.auth-pause", "500ms")
                .handling();
    }

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

    @ParameterizedTest
    @ValueSource(ints = {503, 401})
    default void nothingIsDeadOfATargetThatIsDownForAWhile(int status) throws Exception {
        surroundings().events(aResponse().withStatus(status));
        List<String> models = send(MODELS);
        until(() -> assertThat(waiting(EVENTS)).isGreaterThanOrEqualTo(MODELS - 3));
        // Trials go on, one at a time.
        int calls = surroundings().requests("/events").size();
        until(() -> assertThat(surroundings().requests("/events")).hasSizeGreaterThan(calls + 1));
        surroundings().events(aResponse().withStatus(202));
        until(() -> assertThat(models).allSatisfy(model -> assertThat(delivery(model))
                .containsEntry("state", "done")
                .hasEntrySatisfying(
                        "attempts", attempts -> assertThat((Integer) attempts).isBetween(1, 3))));
        assertThat(target(EVENTS)).containsEntry("failures", 0).containsEntry("open_until", null);
        // The other was called once for each, however often its neighbour was tried.
        assertThat(surroundings().requests("/hubspot/files/v3/files")).hasSize(MODELS);
    }

    @Test
    default void aRefusedCredentialPausesTheConnectorAndSaysSo() {
        surroundings().events(aResponse().withStatus(403));
        String model = send(1).get(0);
        until(() -> assertThat(target(EVENTS))
                .containsEntry("open_reason", "AUTH")
                .doesNotContainEntry("opened_at", null)
                .hasEntrySatisfying(
                        "last_error", error -> assertThat((String) error).startsWith("HTTP 403")));
        // Trials are no attempts of the delivery.
        until(() -> assertThat(surroundings().requests("/events")).hasSizeGreaterThan(5));
        assertThat(delivery(model).get("state")).isIn("pending", "processing");
    }

    @Test
    default void aCircuitStaysOpenForAsLongAsItsTargetAsks() {
        surroundings().events(aResponse().withStatus(503).withHeader("Retry-After", "3600"));
        jdbc().update("INSERT INTO target (name, failures) VALUES (?, 2)", EVENTS);
        send(1);
        until(() -> assertThat(jdbc().queryForObject(
                                "SELECT COUNT(*) FROM target WHERE name = ?"
                                        + " AND open_until > CURRENT_TIMESTAMP + INTERVAL '50' MINUTE",
                                Integer.class,
                                EVENTS))
                .isEqualTo(1));
    }

    @Test
    default void nothingIsFetchedForTargetsThatAreLeftAlone() {
        open(EVENTS);
        open("hubspot-contact-photo-sink");
        String model = send(1).get(0);
        until(() -> assertThat(delivery(model))
                .containsEntry("state", "pending")
                .containsEntry("attempts", 0)
                .containsEntry("waiting_for", EVENTS)
                .containsEntry("last_error", "handle-delivery: Waits for %s: its circuit is open".formatted(EVENTS)));
        assertThat(surroundings().requests(".*" + model + ".*")).isEmpty();
        assertThat(attempts(model)).isEmpty();
    }

    @Test
    default void oneCallThatGoesWellWakesAllThatWait() {
        open(EVENTS);
        List<String> models = send(3);
        until(() -> assertThat(waiting(EVENTS)).isEqualTo(3));
        assertThat(surroundings().requests("/events")).isEmpty();
        jdbc().update("UPDATE target SET open_until = CURRENT_TIMESTAMP");
        jdbc().update(
                        "UPDATE webhook_delivery SET next_attempt_at = CURRENT_TIMESTAMP WHERE model_id = ?",
                        models.get(1));
        until(() -> assertThat(models)
                .allSatisfy(model -> assertThat(delivery(model)).containsEntry("state", "done")));
        assertThat(surroundings().requests("/events")).hasSize(3);
    }

    @Test
    default void aFailureNowAndThenOpensNothing() {
        for (int i = 0; i < 3; i++) {
            surroundings().events(aResponse().withStatus(500));
            String failed = send(1).get(0);
            until(() -> assertThat(attempts(failed)).extracting("outcome").contains("RETRYABLE"));
            surroundings().events(aResponse().withStatus(202));
            until(() -> assertThat(delivery(failed)).containsEntry("state", "done"));
        }
        assertThat(target(EVENTS)).containsEntry("failures", 0).containsEntry("opened_at", null);
    }

    @Test
    default void anErrorThatIsTheDeliverysOwnOpensNothing() {
        surroundings().events(aResponse().withStatus(422));
        double dead = bridge().privatePort().metric("bridge_deliveries_dead_total");
        List<String> models = send(5);
        until(() -> assertThat(models)
                .allSatisfy(model -> assertThat(delivery(model)).containsEntry("state", "dead")));
        assertThat(jdbc().queryForList("SELECT * FROM target WHERE open_until IS NOT NULL"))
                .isEmpty();
        until(() -> assertThat(bridge().privatePort().metric("bridge_deliveries_dead_total"))
                .isEqualTo(dead + 5));
    }
}
