package dev.headshotbridge.inbox;

import static dev.headshotbridge.support.Answers.assertStored;
import static dev.headshotbridge.support.Webhooks.event;
import static dev.headshotbridge.support.Webhooks.newModel;
import static dev.headshotbridge.support.Webhooks.status;
import static dev.headshotbridge.support.Webhooks.withId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headshotbridge.support.Answers;
import dev.headshotbridge.support.Inbox.Delivery;
import dev.headshotbridge.support.RunningBridge;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which events are the same (docs/architecture.md). */
public interface RepeatsContract {

    RunningBridge bridge();

    @Test
    default void anIdOfItsOwnIsTheKeyForGood() {
        String model = newModel();
        send(withId("evt_" + model, "model.created", model), 2);
        bridge().inbox().letWindowPass(model);
        // Whatever else it says: the sender calls it the same.
        send(withId("evt_" + model, "model.deleted", model), 1);
        assertDuplicates(model, 2);
        send(withId("evt_2" + model, "model.created", model), 1);
        assertDuplicates(model, 2, 0);
    }

    @Test
    default void withoutAnIdEventModelAndStatusAreTheKey() {
        String model = newModel();
        send(status(model, "waiting"), 2);
        send(status(model, "pending"), 3);
        send(event("model.created", model), 1);
        send(event("model.photos_ready", model), 1);
        assertDuplicates(model, 1, 2, 0, 0);
        String other = newModel();
        send(status(other, "waiting"), 1);
        assertDuplicates(other, 0);
    }

    @Test
    default void anEqualEventAfterTheWindowIsANewOne() {
        String model = newModel();
        send(status(model, "waiting"), 2);
        bridge().inbox().letWindowPass(model);
        send(status(model, "waiting"), 2);
        assertDuplicates(model, 1, 1);
    }

    @Test
    default void theWindowIsTheSetting() {
        String model = newModel();
        send(status(model, "waiting"), 1);
        assertThat(bridge().inbox()
                        .jdbc()
                        .queryForObject(
                                "SELECT CAST(EXTRACT(EPOCH FROM key_expires_at - received_at) AS INTEGER) FROM webhook_delivery WHERE model_id = ?",
                                Integer.class,
                                model))
                .isEqualTo(7200);
    }

    @Test
    default void ofManyEqualOnesAtTheWindowsEndOneIsKept() {
        String model = newModel();
        send(status(model, "waiting"), 1);
        bridge().inbox().letWindowPass(model);
        assertThat(bridge().sender().atOnce(30, status(model, "waiting"))).allSatisfy(Answers::assertStored);
        assertDuplicates(model, 0, 29);
    }

    @Test
    default void aFlowThatStartsAnewAfterFailedCountsAgain() {
        String model = newModel();
        for (String status : List.of("pending", "failed", "pending", "generatingHeadshots", "failed", "pending")) {
            send(status(model, status), 2);
        }
        assertDuplicates(model, 1, 1, 1, 1, 1, 1);
    }

    @Test
    default void aLateRetryFromBeforeFailedIsNoFlowOfAnotherModel() {
        String model = newModel();
        send(status(model, "pending"), 1);
        send(status(newModel(), "failed"), 1);
        send(status(model, "pending"), 1);
        assertDuplicates(model, 1);
    }

    @Test
    default void photosReadyCountsAgainAfterFailedToo() {
        String model = newModel();
        send(event("model.photos_ready", model), 2);
        send(status(model, "failed"), 1);
        send(event("model.photos_ready", model), 2);
        assertDuplicates(model, 1, 0, 1);
    }

    default void send(String body, int times) {
        for (int i = 0; i < times; i++) {
            assertStored(bridge().sender().post(body));
        }
    }

    default List<Delivery> deliveries(String model) {
        return bridge().inbox().of(model);
    }

    default void assertDuplicates(String model, Integer... duplicates) {
        assertThat(deliveries(model)).extracting(Delivery::duplicates).containsExactly(duplicates);
    }
}
