package dev.headshotbridge.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headshotbridge.support.Webhooks;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A text chooses for a replay what it finds in the list. */
interface ReplayTextContract extends ReplaySteps {

    /** The first three, as patterns of LIKE or of a regular expression, would match others of these, too. */
    List<String> VALUES = List.of("a%b", "a_b", "a.b", "a\\b", "aÄ'b", "aXb");

    @ParameterizedTest
    @ValueSource(strings = {"model_id", "organization", "event", "status", "last_error"})
    default void textIsNoPattern(String column) {
        String own = UUID.randomUUID().toString();
        Map<String, Long> ids = new HashMap<>();
        for (String value : VALUES) {
            long id = insert("o", "model.created", Webhooks.newModel(), "dead");
            jdbc().update("UPDATE webhook_delivery SET " + column + " = ? WHERE id = ?", own + value + " end", id);
            ids.put(value, id);
        }
        for (String value : VALUES) {
            assertChosen((own + value).toUpperCase(Locale.ROOT), List.of(ids.get(value)));
        }
    }

    @Test
    default void aDeliveryIsChosenByTheWholeOfItsUid() {
        long id = insert("o", "model.created", Webhooks.newModel(), "dead");
        String uid = row(id).get("delivery_uid").toString();
        assertChosen(uid.toUpperCase(Locale.ROOT), List.of(id));
        assertChosen(uid.substring(1), List.of());
    }

    private void assertChosen(String text, List<Long> chosen) {
        assertThat(list("deliveries?state=dead&text=" + URLEncoder.encode(text, StandardCharsets.UTF_8))
                        .findValues("id"))
                .as(text)
                .extracting(JsonNode::longValue)
                .isEqualTo(chosen);
        ObjectNode request = JSON.createObjectNode().put("text", text);
        assertThat(replay(request.deepCopy().put("dryRun", true).toString())
                        .path("deliveries")
                        .intValue())
                .as(text)
                .isEqualTo(chosen.size());
        JsonNode replayed = replay(request.toString());
        assertThat(replayed.path("deliveries").intValue()).as(text).isEqualTo(chosen.size());
        assertThat(queuedBy(replayed)).as(text).isEqualTo(chosen);
        JsonNode progress = list("replays?limit=1").get(0);
        assertThat(progress.path("search_text").textValue()).isEqualTo(text);
        assertThat(progress.path("open").intValue()).as(text).isEqualTo(chosen.size());
        jdbc().update(
                        "UPDATE webhook_delivery SET state = 'dead' WHERE replay_id = ?",
                        replayed.path("replay").longValue());
    }
}
