package dev.headshotbridge.inbox;

import static dev.headshotbridge.support.Webhooks.event;
import static dev.headshotbridge.support.Webhooks.newModel;
import static dev.headshotbridge.support.Webhooks.withId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headshotbridge.support.Inbox.Delivery;
import dev.headshotbridge.support.Waiting;
import org.junit.jupiter.api.Test;

/** model.favorite_selected does not say which photo: an equal one may be a retry or a new choice. */
public interface FavoriteRepeatsContract extends RepeatsContract {

    @Test
    default void aChoiceOfFavoriteIsDroppedOnlyWhileAnEqualOneWaits() throws Exception {
        String model = newModel();
        send(event("model.favorite_selected", model), 3);
        assertDuplicates(model, 2);
        bridge().handleDeliveries(() -> assertStates(model, "done"));
        send(event("model.favorite_selected", model), 2);
        assertDuplicates(model, 2, 1);
        bridge().handleDeliveries(() -> assertStates(model, "done", "done"));
    }

    @Test
    default void aChoiceOfFavoriteWithAnIdIsDroppedAlwaysWhenRetried() throws Exception {
        String model = newModel();
        send(withId("f1" + model, "model.favorite_selected", model), 1);
        bridge().handleDeliveries(() -> assertStates(model, "done"));
        send(withId("f1" + model, "model.favorite_selected", model), 1);
        send(withId("f2" + model, "model.favorite_selected", model), 1);
        assertDuplicates(model, 1, 0);
    }

    @Test
    default void eachChoiceOfFavoriteIsFollowedByALookHoweverTheyRace() throws Exception {
        String model = newModel();
        bridge().startHandling();
        try {
            for (int i = 0; i < 40; i++) {
                long sent = newestClaim(model);
                send(event("model.favorite_selected", model), 1);
                if (i % 4 == 3) {
                    Waiting.until(() -> assertThat(newestClaim(model)).isGreaterThan(sent));
                }
            }
            Waiting.until(() ->
                    assertThat(deliveries(model)).extracting(Delivery::state).containsOnly("done"));
        } finally {
            bridge().stopHandling();
        }
        // None is lost: each was kept or counted on one that was then still waiting.
        assertThat(deliveries(model).stream()
                        .mapToInt(delivery -> 1 + delivery.duplicates())
                        .sum())
                .isEqualTo(40);
    }

    private void assertStates(String model, String... states) {
        assertThat(deliveries(model))
                .as("%s", deliveries(model))
                .extracting(Delivery::state)
                .containsExactly(states);
    }

    /** The newest delivery of the model that is or was being handled; each handling has one of its own. */
    private long newestClaim(String model) {
        return bridge().inbox().where("model_id = ? AND attempts > 0", model).stream()
                .mapToLong(Delivery::id)
                .max()
                .orElse(0);
    }
}
