package dev.headshotbridge.inbox;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static dev.headshotbridge.support.Waiting.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headshotbridge.support.RunningBridge;
import dev.headshotbridge.support.Surroundings;
import dev.headshotbridge.support.Webhooks;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may handle a delivery: one node at a time, one delivery of a model at a time, the oldest first. */
interface ClaimsContract extends ClaimsSteps {

    Surroundings surroundings();

    static RunningBridge with(RunningBridge bridge, Surroundings surroundings) {
        return bridge.with(surroundings.settings())
                .with("bridge.connectors", "cloudevents-photo-sink")
                .with("bridge.dispatch.lease", "1s")
                .with("bridge.retry.schedule", "3h, 3h")
                .handling();
    }

    @BeforeEach
    default void forget() throws Exception {
        surroundings().events(aResponse().withStatus(202)).forget();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 25, 400})
    default void whatADeadNodeHasLeftIsHandledOnceItsLeaseIsOver(int days) {
        String model = Webhooks.newModel();
        claimed(model, 1);
        jdbc().update(
                        "UPDATE webhook_delivery SET claimed_at = claimed_at - CAST(? AS INTEGER) * INTERVAL '1' DAY WHERE model_id = ?",
                        days,
                        model);
        until(() -> assertThat(delivery(model))
                .containsEntry("state", "done")
                .containsEntry("attempts", 2)
                .containsEntry("claim_number", 6L));
        assertThat(attempts(model)).first().satisfies(attempt -> assertThat(attempt)
                .containsEntry("attempt", 1)
                .containsEntry("step", "handle-delivery")
                .containsEntry("outcome", "RETRYABLE")
                .containsEntry("message", "a-dead-node claimed it and did not finish"));
    }

    @Test
    default void whatEndsItsNodeEachTimeIsDeadAfterTheLastAttempt() {
        double dead = bridge().privatePort().metric("bridge_deliveries_dead_total");
        String model = Webhooks.newModel();
        claimed(model, 3);
        until(() -> assertThat(delivery(model))
                .containsEntry("state", "dead")
                .containsEntry("last_error", "handle-delivery: a-dead-node claimed it and did not finish")
                .doesNotContainEntry("finished_at", null));
        assertThat(attempts(model)).hasSize(1);
        until(() -> assertThat(bridge().privatePort().metric("bridge_deliveries_dead_total") - dead)
                .isEqualTo(1));
    }

    /** As when its insert was committed late: it does not run beside the one that is handled. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    default void nothingOfAModelRunsBesideWhatIsHandled(boolean older) {
        String model = Webhooks.newModel();
        long waiting = insert(model);
        long handled = insert(model);
        if (!older) {
            long swap = waiting;
            waiting = handled;
            handled = swap;
        }
        jdbc().update(
                        "UPDATE webhook_delivery SET state = 'processing', claimed_by = 'another',"
                                + " claimed_until = CURRENT_TIMESTAMP + INTERVAL '1' HOUR WHERE id = ?",
                        handled);
        jdbc().update("UPDATE webhook_delivery SET state = 'pending' WHERE id = ?", waiting);
        String other = send("model.created");
        until(() -> assertThat(delivery(other)).containsEntry("state", "done"));
        assertThat(row(waiting)).containsEntry("state", "pending").containsEntry("attempts", 0);
        jdbc().update("UPDATE webhook_delivery SET state = 'done' WHERE id = ?", handled);
        long id = waiting;
        until(() -> assertThat(row(id)).containsEntry("state", "done"));
    }

    @Test
    default void anEventOfADevelopmentModelIsIgnoredThoughItDoesNotSaySo() {
        String model = Webhooks.newModel();
        jdbc().update("INSERT INTO model (id, is_development) VALUES (?, TRUE)", model);
        long id = insert(model);
        jdbc().update("UPDATE webhook_delivery SET state = 'pending' WHERE id = ?", id);
        until(() -> assertThat(row(id)).containsEntry("state", "ignored").containsEntry("attempts", 1));
        assertThat(surroundings().requests(".*" + model + ".*")).isEmpty();
    }

    @Test
    default void aDeadDeliveryHoldsBackNothing() {
        surroundings().events(aResponse().withStatus(422));
        String model = send("model.photos_ready");
        until(() -> assertThat(delivery(model)).containsEntry("state", "dead"));
        surroundings().events(aResponse().withStatus(202));
        long next = insert(model);
        jdbc().update("UPDATE webhook_delivery SET state = 'pending' WHERE id = ?", next);
        until(() -> assertThat(row(next)).containsEntry("state", "done"));
    }
}
