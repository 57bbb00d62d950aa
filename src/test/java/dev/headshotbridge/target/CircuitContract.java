package dev.headshotbridge.target;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static dev.headshotbridge.support.Waiting.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headshotbridge.support.RunningBridge;
import dev.headshotbridge.support.Surroundings;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A target that is down or refuses us is left alone; its deliveries wait and then go well, and no other's do. */
interface CircuitContract extends CircuitSteps {

    int MODELS = 8;

    /** Two handlers and two calls at a time, so that few calls are under way when a circuit opens. */
    static RunningBridge with(RunningBridge bridge, Surroundings surroundings) {
        return bridge.with(surroundings.settings())
                .with("bridge.dispatch.concurrency", "2")
                .with("bridge.retry.schedule", "100ms, 100ms")
                .with("bridge.retry.max-retry-after", "1h")
                .with("bridge.circuit.failures", "3")
                .with("bridge.circuit.open-time", "500ms")
                .with("bridge.circuit.max-open-time", "1s")
                .with("bridge.circuit.auth-pause", "500ms")
                .handling();
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

    @ParameterizedTest
    @CsvSource({"1800, 30", "86400, 60"})
    default void aCircuitStaysOpenForAsLongAsItsTargetMayAsk(String retryAfter, int minutes) {
        surroundings().events(aResponse().withStatus(503).withHeader("Retry-After", retryAfter));
        jdbc().update("INSERT INTO target (name, failures) VALUES (?, 2)", EVENTS);
        send(1);
        until(() -> assertThat(openFor(60 * minutes - 300, 60 * minutes)).isTrue());
    }

    @Test
    default void aTrialThatFailsKeepsTheCircuitOpenForLonger() {
        surroundings().events(aResponse().withStatus(503));
        open(EVENTS);
        jdbc().update(
                        "UPDATE target SET open_until = CURRENT_TIMESTAMP, opened_at = CURRENT_TIMESTAMP - INTERVAL '1' HOUR");
        send(1);
        // Twice the 500 ms, and no longer than at most.
        until(() -> assertThat(openFor(0.6, 1)).isTrue());
        assertThat(jdbc().queryForList(
                                "SELECT name FROM target WHERE opened_at < CURRENT_TIMESTAMP - INTERVAL '50' MINUTE"))
                .hasSize(1);
    }

    private boolean openFor(double atLeastSeconds, double atMostSeconds) {
        return jdbc().queryForObject(
                                "SELECT COUNT(*) FROM target WHERE name = ? AND open_until BETWEEN"
                                        + " CURRENT_TIMESTAMP + CAST(? AS DOUBLE PRECISION) * INTERVAL '1' SECOND"
                                        + " AND CURRENT_TIMESTAMP + CAST(? AS DOUBLE PRECISION) * INTERVAL '1' SECOND",
                                Integer.class,
                                EVENTS,
                                atLeastSeconds,
                                atMostSeconds)
                == 1;
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
