package dev.headshotbridge.operations;

import static dev.headshotbridge.support.Answers.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headshotbridge.support.Webhooks;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What asks for a replay and is none says what to write, and changes nothing. */
interface ReplayRefusalsContract extends ReplaySteps {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}                                     | Say what to replay",
                "{\"dryRun\":true}                      | Say what to replay",
                "{\"delivery\":1,\"state\":\"dead\"}    | leave out it or the other criteria",
                "{\"delivery\":\"1\"}                   | shows as id",
                "{\"delivery\":0}                       | shows as id",
                "{\"delivery\":1.0}                     | shows as id",
                "{\"delivery\":null}                    | shows as id",
                "{\"delivery\":99999999999999999999}    | shows as id",
                "{\"delivery\":[1]}                     | shows as id",
                "{\"dryRun\":\"true\",\"event\":\"e\"}  | dryRun is true or false",
                "{\"dryRun\":1,\"event\":\"e\"}         | dryRun is true or false",
                "{\"state\":\"pending\"}                | dead, done, ignored",
                "{\"state\":\"DEAD\"}                   | dead, done, ignored",
                "{\"state\":[\"dead\"]}                 | state is text",
                "{\"event\":\"\"}                       | event is text of 1 to 128",
                "{\"text\":\"\"}                        | text is text of 1 to 256",
                "{\"event\":null}                       | event is text",
                "{\"model\":{\"$ne\":1}}                | model is text",
                "{\"model\":5}                          | model is text",
                "{\"model\":\"a\\u0000b\"}              | without control characters",
                "{\"model\":\"\\ud800\"}                | without control characters",
                "{\"from\":\"yesterday\"}               | like 2026-11-24T10:00:00Z",
                "{\"from\":\"2026-11-24\"}              | like 2026-11-24T10:00:00Z",
                "{\"from\":\"2026-11-24T10:00:00\"}     | like 2026-11-24T10:00:00Z",
                "{\"from\":\"2026-02-30T10:00:00Z\"}    | like 2026-11-24T10:00:00Z",
                "{\"to\":\"+99999-01-01T00:00:00Z\"}    | like 2026-11-24T10:00:00Z",
                "{\"to\":1764000000}                    | to is text",
                "{\"from\":\"2026-11-24T10:00:00Z\",\"to\":\"2026-11-24T11:00:00+01:00\"} | from must be before to",
                "{\"mode\":\"m\"}                      | write delivery, or any of state",
                "{\"event\":\"e\",\"limit\":5}          | write delivery, or any of state",
                "{\"event\":\"a\",\"event\":\"b\"}      | without repeated fields",
                "{\"event\":\"a\"} {}                   | one JSON object",
                "{\"event\":\"a\",}                     | one JSON object",
                "{event:\"a\"}                          | one JSON object",
                "{\"event\":NaN}                        | one JSON object",
                "[{\"event\":\"a\"}]                    | one JSON object",
                "\"event\"                              | one JSON object",
                "null                                   | one JSON object",
                "``                                     | one JSON object",
            })
    default void whatCannotBeUsedIsRefused(String json, String hint) {
        assertRefused(json, 400, hint);
    }

    static Stream<String> hugeValues() {
        return Stream.of(
                "{\"event\":\"" + "e".repeat(129) + "\"}",
                "{\"model\":" + "[".repeat(5000) + "]".repeat(5000) + "}",
                "{\"delivery\":" + "9".repeat(10_000) + "}");
    }

    @ParameterizedTest
    @MethodSource("hugeValues")
    default void hugeValuesAreRefused(String json) {
        assertRefused(json, 400, "");
    }

    @Test
    default void aLargeBodyIsRefused() {
        assertRefused("{\"event\":\"" + "e".repeat(1_000_000) + "\"}", 413, "16 KB");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/x-www-form-urlencoded",
                "text/plain",
                "multipart/form-data; boundary=b",
                "application/x-java-serialized-object",
                "application/jsonp",
                ""
            })
    default void whatAFormOfAWebPageCanSendIsNoRequest(String type) {
        long before = replays();
        var request = bridge().privatePort()
                .to("/operations/replays?event=e")
                .POST(BodyPublishers.ofString("{\"state\":\"dead\"}"));
        if (!type.isEmpty()) {
            request.header("Content-Type", type);
        }
        assertProblem(bridge().privatePort().send(request), 415);
        assertThat(replays()).isEqualTo(before);
    }

    @Test
    default void anEncodedBodyIsNoRequest() {
        var request = bridge().privatePort()
                .to("/operations/replays")
                .header("Content-Type", "application/json; charset=utf-8")
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofString("{\"state\":\"dead\"}"));
        assertProblem(bridge().privatePort().send(request), 415);
    }

    @Test
    default void aDeliveryThatIsNotThereIsNotFound() {
        assertRefused("{\"delivery\":9223372036854775807}", 404, "no such delivery");
        assertRefused("{\"delivery\":9223372036854775807,\"dryRun\":true}", 404, "no such delivery");
    }

    @Test
    default void aDeliveryThatCannotRunAgainIsAConflict() {
        String model = Webhooks.newModel();
        long delivery = insert("o", "model.created", model, "pending");
        assertRefused("{\"delivery\":" + delivery + "}", 409, "It is pending and runs without a replay");
        jdbc().update("UPDATE webhook_delivery SET state = 'processing' WHERE id = ?", delivery);
        assertRefused("{\"delivery\":" + delivery + ",\"dryRun\":true}", 409, "It is processing");
        jdbc().update("UPDATE webhook_delivery SET state = 'dead', payload = NULL WHERE id = ?", delivery);
        assertRefused("{\"delivery\":" + delivery + "}", 409, "erased");
        assertThat(row(delivery)).containsEntry("state", "dead").containsEntry("attempts", 9);
    }

    @Test
    default void aWebhookThatWasNeverUnderstoodIsAConflict() {
        String body = "{\"broken\":\"" + UUID.randomUUID() + "\"";
        assertProblem(sender().post(body), 400);
        long delivery = inbox().dead(body).get(0).id();
        assertRefused("{\"delivery\":" + delivery + "}", 409, "no webhook that the bridge understands");
        assertThat(row(delivery)).containsEntry("state", "dead").containsEntry("replay_id", null);
    }

    default void assertRefused(String json, int status, String hint) {
        long before = replays();
        assertThat(assertProblem(ask(json), status)).contains(hint);
        assertThat(replays()).isEqualTo(before);
    }
}
