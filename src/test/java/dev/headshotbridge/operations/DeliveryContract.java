package dev.headshotbridge.operations;

import static dev.headshotbridge.support.Answers.assertProblem;
import static dev.headshotbridge.support.Answers.assertStored;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import dev.headshotbridge.support.Surroundings;
import dev.headshotbridge.support.Webhooks;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** One delivery as an operator who has logged in sees it. */
@ExtendWith(OutputCaptureExtension.class)
interface DeliveryContract extends ReplaySteps {

    Surroundings surroundings();

    @Test
    default void aDeadDeliveryTellsWhyAndWhatToDo() throws Exception {
        String model = Webhooks.newModel();
        assertStored(sender().post(Webhooks.event("model.created", model)));
        surroundings().events(new ResponseDefinitionBuilder().withStatus(400).withBody("<script>alert(1)</script>"));
        String webhook = Webhooks.event("model.photos_ready", model);
        assertStored(sender().post(webhook));
        bridge().handleDeliveries(() -> assertThat(inbox().of(model))
                .extracting(delivery -> delivery.state())
                .containsExactly("done", "dead"));
        surroundings().events(new ResponseDefinitionBuilder().withStatus(202));

        // As insert-photo-sync.sql leaves it, whose write is not through yet.
        jdbc().update(
                        "INSERT INTO photo_sync (model_id, connector, synced_at)"
                                + " VALUES (?, 'a-photo-sink', TIMESTAMP WITH TIME ZONE '1970-01-01 00:00:00+00')",
                        model);
        long id = inbox().of(model).get(1).id();
        JsonNode shown = list("delivery?id=" + id);

        assertThat(shown.path("payload").textValue()).isEqualTo(webhook);
        assertThat(shown.path("payload_base64").isNull()).isTrue();
        assertThat(shown.path("state").textValue()).isEqualTo("dead");
        assertThat(shown.path("why").textValue()).isEqualTo("The target refuses what we sent, and would again");
        assertThat(shown.path("what_to_do").textValue()).contains("replay");
        assertThat(shown.path("person").path("email").textValue()).isEqualTo("ada@example.com");
        JsonNode targets = shown.path("targets");
        assertThat(targets.findValuesAsText("connector")).containsExactly("a-photo-sink", "hubspot-contact-photo-sink");
        assertThat(targets.get(0).path("synced_at").isNull()).isTrue();
        assertThat(targets.get(1).path("synced_at").textValue()).startsWith("20");
        assertThat(shown.path("attempts_made").findValuesAsText("step"))
                .startsWith("ask-headshotpro", "download-photo")
                .hasSize(4);
        assertThat(shown.path("attempts_made")).isEqualTo(list("attempts?delivery=" + id));
        assertThat(shown.toString()).doesNotContain("signed=1");
        JsonNode row = list("deliveries?id=" + id).get(0);
        row.fields().forEachRemaining(field -> assertThat(shown.path(field.getKey()))
                .as(field.getKey())
                .isEqualTo(field.getValue()));
    }

    @Test
    default void aBodyThatIsNoTextIsShownAsItsBytes() {
        long id = insert("o", "model.created", Webhooks.newModel(), "dead");
        jdbc().update(
                        "UPDATE webhook_delivery SET payload = NULL, payload_bytes = ?, event = NULL, model_id = NULL WHERE id = ?",
                        new byte[] {(byte) 0xff, 1},
                        id);
        JsonNode shown = list("delivery?id=" + id);
        assertThat(shown.path("payload_base64").textValue()).isEqualTo("/wE=");
        assertThat(shown.path("payload").isNull()).isTrue();
        assertThat(shown.path("has_payload").booleanValue()).isTrue();
        assertThat(shown.path("person").isNull()).isTrue();
        assertThat(shown.path("why").textValue()).startsWith("It is no webhook that the bridge understands");
        assertThat(shown.path("what_to_do").textValue()).startsWith("It cannot be replayed");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "state = 'pending', attempts = 0                            | It is due",
                "state = 'pending', attempts = 2                            | Attempt 2 failed",
                "state = 'pending', waiting_for = 'smtp'                    | smtp is to be left alone",
                "state = 'processing', claimed_by = 'node-1'                | node-1 is handling it",
                "state = 'ignored', last_error = 'The model was deleted before' | The model was deleted before",
                "state = 'dead', payload = NULL                             | to-target: HTTP 400",
            })
    default void eachStateIsExplained(String state, String why) {
        long id = insert("o", "model.created", Webhooks.newModel(), "done");
        // What an attempt says is told of what is dead and can be replayed.
        attempt(id, "to-target", "PERMANENT");
        assertThat(list("delivery?id=" + id).path("why").isNull()).isTrue();
        jdbc().update("UPDATE webhook_delivery SET " + state + " WHERE id = ?", id);
        assertThat(list("delivery?id=" + id).path("why").textValue()).startsWith(why);
    }

    @Test
    default void whoWaitsForAnOlderEventSaysSo() {
        String model = Webhooks.newModel();
        insert("o", "model.created", model, "pending");
        assertThat(list("delivery?id=" + insert("o", "model.photos_ready", model, "pending"))
                        .path("why")
                        .textValue())
                .startsWith("It waits for an older event");
    }

    @ParameterizedTest
    @ValueSource(strings = {"delivery", "delivery?id=", "delivery?id=x", "delivery?id=1&id=2", "delivery?id=1&limit=5"})
    default void aRequestForNoOneDeliveryIsRefused(String query) {
        assertProblem(bridge().privatePort().get("/operations/" + query), 400);
    }

    @Test
    default void whatIsNotThereIsNotFound() {
        assertProblem(bridge().privatePort().get("/operations/delivery?id=999999999999999999"), 404);
    }

    @Test
    default void aReplayRemembersWhoAskedForIt() {
        long id = insert("o", "model.created", Webhooks.newModel(), "dead");
        long replay = replay("{\"delivery\":" + id + "}").path("replay").longValue();
        Map<String, Object> kept = jdbc().queryForMap("SELECT * FROM replay WHERE id = ?", replay);
        assertThat(kept).containsEntry("requested_by", "admin");
        assertThat(list("replays?limit=1").get(0).path("requested_by").textValue())
                .isEqualTo("admin");
    }

    @Test
    default void aReplayIsToldInTheAuditLog(CapturedOutput output) {
        long id = insert("o", "model.created", Webhooks.newModel(), "dead");
        long replay = replay("{\"delivery\":" + id + "}").path("replay").longValue();
        assertThat(output.getAll().lines().filter(line -> line.contains("Replay " + replay + " of 1 deliveries")))
                .singleElement()
                .asString()
                .contains("audit", "asked for from 127.0.0.1", "by the user \"admin\"", "delivery=" + id);
    }
}
