package dev.headshotbridge.operations;

import static dev.headshotbridge.support.Answers.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.headshotbridge.support.Webhooks;
import java.io.IOException;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The lists of deliveries and replays, page by page. */
interface ListsContract extends ReplaySteps {

    @Test
    default void pagesGoOnBeforeTheLastId() {
        String organization = UUID.randomUUID().toString();
        long first = insert(organization, "model.created", Webhooks.newModel(), "done");
        long second = insert(organization, "model.created", Webhooks.newModel(), "dead");
        long third = insert(organization, "model.created", Webhooks.newModel(), "pending");
        String query = "deliveries?organization=" + organization + "&limit=2";
        assertThat(list(query).findValuesAsText("id")).containsExactly(third + "", second + "");
        assertThat(list(query + "&before=" + second).findValuesAsText("id")).containsExactly(first + "");
        assertThat(list(query).findValuesAsText("replayable")).containsExactly("false", "true");
    }

    @Test
    default void aDeliveryIsFoundByItsIdAndByItsReplay() {
        long delivery = insert("o", "model.created", Webhooks.newModel(), "dead");
        JsonNode replayed = replay("{\"delivery\":" + delivery + "}");
        JsonNode found = list("deliveries?id=" + delivery);
        assertThat(found).hasSize(1).isEqualTo(list("deliveries?replay=" + replayed.path("replay")));
        assertThat(found.get(0).path("replay_id")).isEqualTo(replayed.path("replay"));
        assertThat(found.get(0).path("replayed_at").textValue()).isNotBlank();
        assertThat(found.toString()).doesNotContain("\"payload\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "deliveries?state=broken                | one of pending, processing, done, ignored, dead",
                "deliveries?mode=m                     | The parameters are before, connector, event, from, id",
                "deliveries?model=a&model=b             | each once",
                "deliveries?from=today                  | like 2026-11-24T10:00:00Z",
                "deliveries?to=2026-01-01T00:00:00+01:00 | + is %2B",
                "deliveries?from=2026-01-01T00:00:00Z&to=2026-01-01T00:00:00Z | before to",
                "deliveries?model=a%00                  | without control characters",
                "deliveries?before=x                    | whole numbers",
                "deliveries?id=1e3                      | whole numbers",
                "deliveries?replay=-1                   | whole numbers",
                "deliveries?before=9999999999999999999  | whole numbers",
                "replays?limit=all                      | whole numbers",
                "replays?state=dead                     | The parameters are before, limit",
                "attempts?delivery=1&limit=5            | The parameters are delivery, each once",
                "attempts?delivery=1&delivery=2         | each once",
                "attempts                               | delivery is missing; write ?delivery=",
                "attempts?delivery=                     | delivery is missing; write ?delivery=",
            })
    default void aQueryThatCannotBeUsedIsRefused(String query, String hint) {
        assertThat(assertProblem(bridge().privatePort().get("/operations/" + query), 400))
                .contains(hint);
    }

    @ParameterizedTest
    @ValueSource(strings = {"deliveries?state=%zz", "deliveries?model=50%", "activity?from=%"})
    default void aQueryThatIsNoUrlIsRefusedRatherThanLeftOut(String query) throws IOException {
        assertThat(assertProblem(bridge().privatePort().getAsItIs("/operations/" + query), 400))
                .contains("cannot be read");
    }

    @Test
    default void httpsOwnHeadersAreNoParameters() {
        String organization = UUID.randomUUID().toString();
        insert(organization, "model.created", Webhooks.newModel(), "done");
        var request = bridge().privatePort()
                .to("/operations/deliveries?limit=1&state=&organization=" + organization)
                .header("From", "ops@example.com")
                .header("Model", "another");
        assertThat(bridge().privatePort().send(request).body()).contains(organization);
    }
}
