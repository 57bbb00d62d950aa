package dev.headshotbridge.operations;

import static dev.headshotbridge.support.Answers.assertStored;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.headshotbridge.support.Webhooks;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a replay does to the deliveries that it chooses, and what it leaves alone. */
interface ReplayContract extends ReplaySteps {

    @Test
    default void oneDeliveryIsDueAgainAsIfItHadJustCome() {
        String model = Webhooks.newModel();
        long delivery = insert("o", "model.created", model, "dead");
        jdbc().update("UPDATE webhook_delivery SET waiting_for = 'a-sink', claimed_by = 'x' WHERE id = ?", delivery);
        attempt(delivery, "a-sink", "PERMANENT");
        String key = inbox().of(model).get(0).key();

        JsonNode answer = replay("{\"delivery\":" + delivery + "}");

        assertThat(answer.toString())
                .isEqualTo("{\"replay\":%d,\"deliveries\":1,\"skipped\":0,\"dryRun\":false}"
                        .formatted(answer.path("replay").longValue()));
        assertThat(row(delivery))
                .containsEntry("state", "pending")
                .containsEntry("attempts", 0)
                .containsEntry("finished_at", null)
                .containsEntry("waiting_for", null)
                .containsEntry("claimed_by", null)
                .containsEntry("replay_id", answer.path("replay").longValue())
                .containsEntry("last_error", "to-target: HTTP 400")
                .containsEntry("idempotency_key", key)
                .extractingByKey("replayed_at")
                .isNotNull();
        assertThat(list("attempts?delivery=" + delivery)).hasSize(1);
    }

    @Test
    default void aDryRunCountsAndChangesNothing() {
        String model = Webhooks.newModel();
        long delivery = insert("o", "model.created", model, "dead");
        var before = row(delivery);
        long replays = replays();
        assertThat(replay("{\"model\":\"" + model + "\",\"dryRun\":true}").toString())
                .isEqualTo("{\"replay\":null,\"deliveries\":1,\"skipped\":0,\"dryRun\":true}");
        assertThat(replay("{\"delivery\":" + delivery + ",\"dryRun\":true}")
                        .path("deliveries")
                        .intValue())
                .isEqualTo(1);
        assertThat(row(delivery)).isEqualTo(before);
        assertThat(replays()).isEqualTo(replays);
    }

    @Test
    default void deadOnesAreMeantUnlessAnotherStateIsNamed() {
        String model = Webhooks.newModel();
        long dead = insert("o", "model.created", model, "dead");
        insert("o", "model.created", model, "done");
        insert("o", "model.created", model, "ignored");
        insert("o", "model.created", model, "pending");
        assertThat(queuedBy(replay("{\"model\":\"" + model + "\"}"))).containsExactly(dead);
    }

    @Test
    default void allThatIsDeadIsCountedByItsState() {
        insert("o", "model.created", Webhooks.newModel(), "dead");
        long dead = jdbc().queryForObject(
                        "SELECT COUNT(*) FROM webhook_delivery"
                                + " WHERE state = 'dead' AND event IS NOT NULL AND payload IS NOT NULL",
                        Long.class);
        assertThat(replay("{\"state\":\"dead\",\"dryRun\":true}")
                        .path("deliveries")
                        .longValue())
                .isEqualTo(dead);
    }

    @Test
    default void sqlInAValueIsAValue() {
        long delivery = insert("' OR 1=1 --", "model.created", Webhooks.newModel(), "dead");
        assertThat(queuedBy(replay("{\"organization\":\"' OR 1=1 --\"}"))).containsExactly(delivery);
        assertThat(replay("{\"event\":\"%\"}").path("deliveries").intValue()).isZero();
        assertThat(replay("{\"event\":\"${variable.replay} :#x ?\"}")
                        .path("deliveries")
                        .intValue())
                .isZero();
    }

    @Test
    default void aRepeatFromTheSenderStillIsOne() {
        String model = Webhooks.newModel();
        String webhook = Webhooks.withId("evt_" + model, "model.created", model);
        assertStored(sender().post(webhook));
        jdbc().update("UPDATE webhook_delivery SET state = 'dead' WHERE model_id = ?", model);
        assertThat(replay("{\"model\":\"" + model + "\"}").path("deliveries").intValue())
                .isEqualTo(1);
        assertStored(sender().post(webhook));
        assertThat(inbox().of(model)).singleElement().satisfies(delivery -> {
            assertThat(delivery.state()).isEqualTo("pending");
            assertThat(delivery.duplicates()).isEqualTo(1);
        });
    }

    /** At the default 20 a second: so that what comes in meanwhile does not wait behind them. */
    @Test
    default void manyBecomeDueOneAfterAnother() {
        String organization = Webhooks.newModel();
        int many = 60;
        for (int i = 0; i < many; i++) {
            insert(organization, "model.created", Webhooks.newModel(), "dead");
        }
        long replay = replay("{\"organization\":\"" + organization + "\"}")
                .path("replay")
                .longValue();
        List<Double> seconds = jdbc().queryForList(
                        "SELECT CAST(EXTRACT(EPOCH FROM (next_attempt_at - replayed_at)) AS DOUBLE PRECISION)"
                                + " FROM webhook_delivery WHERE replay_id = ? ORDER BY next_attempt_at",
                        Double.class,
                        replay);
        assertThat(seconds).hasSize(many).allSatisfy(due -> assertThat(due).isBetween(0.0, many / 20.0));
        assertThat(seconds.get(many - 1) - seconds.get(0)).isGreaterThan(1.5);
    }
}
