package dev.headshotbridge.operations;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static dev.headshotbridge.support.Answers.assertStored;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.headshotbridge.support.Surroundings;
import dev.headshotbridge.support.Webhooks;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How deliveries that were replayed run, from the signed webhook to the target. */
interface ReplayedDeliveriesContract extends ReplaySteps {

    int DOWN = 400;
    int UP = 202;

    Surroundings surroundings();

    /** What other tests have left waiting would be handled too. */
    @BeforeEach
    default void start() throws Exception {
        inbox().ignoreOpen();
        surroundings().events(aResponse().withStatus(UP));
        surroundings().forget();
    }

    @Test
    default void whatATargetRefusedReachesItOnceItIsReplayed() throws Exception {
        String model = Webhooks.newModel();
        String webhook = Webhooks.event("model.photos_ready", model);
        surroundings().events(aResponse().withStatus(DOWN));
        assertStored(sender().post(webhook));
        handleUntil(model, "dead");
        JsonNode dead = list("deliveries?state=dead&connector=cloudevents-photo-sink&model=" + model)
                .get(0);
        assertThat(dead.path("replayable").booleanValue()).isTrue();
        assertThat(dead.path("last_error").textValue()).contains("HTTP 400");
        JsonNode attempts = list("attempts?delivery=" + dead.path("id"));
        assertThat(attempts.findValuesAsText("outcome")).containsExactlyInAnyOrder("OK", "OK", "OK", "PERMANENT");

        surroundings().events(aResponse().withStatus(UP));
        surroundings().forget();
        String filter = "{\"connector\":\"cloudevents-photo-sink\",\"model\":\"" + model + "\"}";
        JsonNode replayed = replay(filter);
        assertThat(replayed.path("deliveries").intValue()).isEqualTo(1);
        // HeadshotPro's retry meanwhile is no second run.
        assertStored(sender().post(webhook));
        handleUntil(model, "done");

        assertThat(written()).containsExactly("POST /events");
        JsonNode all = list("attempts?delivery=" + dead.path("id"));
        assertThat(all.findValuesAsText("outcome"))
                .containsExactlyInAnyOrder("OK", "OK", "OK", "PERMANENT", "OK", "OK", "NOOP", "OK");
        for (int i = 0; i < attempts.size(); i++) {
            assertThat(all.get(i)).isEqualTo(attempts.get(i));
        }
        assertThat(list("replays?limit=1").get(0).path("done").intValue()).isEqualTo(1);
        assertThat(replay(filter).path("deliveries").intValue()).isZero();
        assertThat(inbox().of(model)).hasSize(1);
    }

    @Test
    default void aReplayOfWhatIsDoneWritesNothingTwice() throws Exception {
        String model = Webhooks.newModel();
        assertStored(sender().post(Webhooks.event("model.favorite_selected", model)));
        handleUntil(model, "done");
        surroundings().forget();
        replay("{\"state\":\"done\",\"model\":\"" + model + "\"}");
        handleUntil(model, "done");
        assertThat(written()).isEmpty();
    }

    @Test
    default void aDeletionThatDiedIsMadeUpFor() throws Exception {
        String model = Webhooks.newModel();
        assertStored(sender().post(Webhooks.event("model.photos_ready", model)));
        handleUntil(model, "done");
        surroundings().events(aResponse().withStatus(DOWN));
        assertStored(sender().post(Webhooks.event("model.deleted", model)));
        handleUntil(model, "done", "dead");

        surroundings().events(aResponse().withStatus(UP));
        surroundings().forget();
        replay("{\"event\":\"model.deleted\",\"model\":\"" + model + "\"}");
        handleUntil(model, "done", "done");
        assertThat(written()).containsExactly("POST /events");
        assertThat(surroundings().mails()).hasSize(1);

        // What the model's deletion has erased cannot run again.
        for (String state : List.of("dead", "done", "ignored")) {
            JsonNode late = replay("{\"state\":\"" + state + "\",\"model\":\"" + model + "\"}");
            assertThat(late.path("deliveries").intValue()).isZero();
            assertThat(late.path("skipped").intValue()).isEqualTo(state.equals("done") ? 2 : 0);
        }
    }

    @Test
    default void anEventQueuedBeforeItsModelWasDeletedIsIgnored() throws Exception {
        String model = Webhooks.newModel();
        long delivery = insert("o", "model.photos_ready", model, "dead");
        replay("{\"delivery\":" + delivery + "}");
        jdbc().update("INSERT INTO model (id, deleted_at) VALUES (?, CURRENT_TIMESTAMP)", model);
        handleUntil(model, "ignored");
        assertThat(surroundings().requests()).isEmpty();
        assertThat(row(delivery))
                .containsEntry("last_error", "The model was deleted before")
                .containsEntry("payload", null);
    }

    @Test
    default void anOldDeliveryWaitsForTheOneOfItsModelThatIsHandled() throws Exception {
        String model = Webhooks.newModel();
        long old = insert("o", "model.created", model, "dead");
        long handled = insert("o", "model.created", model, "processing");
        // Another node's, and its lease is far from over.
        jdbc().update(
                        "UPDATE webhook_delivery SET claimed_by = 'another', claimed_at = CURRENT_TIMESTAMP,"
                                + " claimed_until = CURRENT_TIMESTAMP + INTERVAL '1' HOUR WHERE id = ?",
                        handled);
        replay("{\"delivery\":" + old + "}");
        String other = Webhooks.newModel();
        assertStored(sender().post(Webhooks.event("model.created", other)));
        handleUntil(other, "done");
        assertThat(row(old)).containsEntry("state", "pending").containsEntry("attempts", 0);
        jdbc().update("UPDATE webhook_delivery SET state = 'done' WHERE id = ?", handled);
        handleUntil(model, "done", "done");
    }

    private void handleUntil(String model, String... states) throws Exception {
        bridge().handleDeliveries(() -> assertThat(inbox().of(model))
                .extracting(delivery -> delivery.state())
                .containsExactly(states));
    }

    /** What the targets were asked, without what was fetched. */
    private List<String> written() {
        return surroundings().requests().stream()
                .map(request -> request.getMethod() + " " + request.getUrl())
                .filter(request -> !request.startsWith("GET "))
                .toList();
    }
}
