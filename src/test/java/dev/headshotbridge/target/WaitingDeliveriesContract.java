package dev.headshotbridge.target;

import static dev.headshotbridge.support.Waiting.until;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What waits for a target is not begun before, and then all of it and nothing else. */
interface WaitingDeliveriesContract extends CircuitSteps {

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
    default void whatIsPutOffForAnotherReasonIsNotWoken() {
        open(EVENTS);
        List<String> models = send(2);
        until(() -> assertThat(waiting(EVENTS)).isEqualTo(2));
        String putOff = models.get(0);
        jdbc().update(
                        "UPDATE webhook_delivery SET waiting_for = NULL,"
                                + " next_attempt_at = CURRENT_TIMESTAMP + INTERVAL '1' HOUR WHERE model_id = ?",
                        putOff);
        jdbc().update("UPDATE target SET open_until = CURRENT_TIMESTAMP");
        jdbc().update(
                        "UPDATE webhook_delivery SET next_attempt_at = CURRENT_TIMESTAMP WHERE model_id = ?",
                        models.get(1));
        until(() -> assertThat(delivery(models.get(1))).containsEntry("state", "done"));
        assertThat(jdbc().queryForList(
                                "SELECT id FROM webhook_delivery WHERE model_id = ? AND state = 'pending'"
                                        + " AND next_attempt_at > CURRENT_TIMESTAMP + INTERVAL '50' MINUTE",
                                putOff))
                .hasSize(1);
    }
}
