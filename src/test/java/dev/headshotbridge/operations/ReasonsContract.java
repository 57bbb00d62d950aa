package dev.headshotbridge.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.headshotbridge.support.Webhooks;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Why an attempt failed, in plain words. */
interface ReasonsContract extends ReplaySteps {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a-sink           | OK        |     |                                  |",
                "a-sink           | NOOP      |     |                                  | There was nothing to change",
                "ask-headshotpro  | AUTH      | 401 | HTTP 401                         | HeadshotPro refuses the API key",
                "ask-headshotpro  | PERMANENT | 404 | HTTP 404                         | HeadshotPro does not know the model",
                "download-photo   | AUTH      | 403 | HTTP 403                         | The URL that HeadshotPro gave",
                "download-photo   | PERMANENT |     | UnusablePhotoException: no image | What HeadshotPro gave as photo",
                "a-sink           | AUTH      | 401 | HTTP 401                         | The target refuses our credentials",
                "a-sink           | UNMATCHED | 404 | HTTP 404                         | The target does not know the person",
                "a-sink           | RETRYABLE | 429 | HTTP 429                         | The target was called too often",
                "a-sink           | RETRYABLE | 503 | HTTP 503                         | The target has a fault of its own",
                "a-sink           | RETRYABLE |     | UnknownHostException: x          | The name of the target's host",
                "a-sink           | RETRYABLE |     | HttpHostConnectException: x      | The target could not be reached",
                "a-sink           | RETRYABLE |     | SocketTimeoutException: x        | The target did not answer in time",
                "a-sink           | RETRYABLE |     | SSLHandshakeException: x         | The target's TLS certificate",
                "send-email       | PERMANENT |     | SendFailedException: x           | The mail server refuses the mail",
                "handle-delivery  | RETRYABLE |     | n-1 claimed it and did not finish | The node that was handling it stopped",
                "handle-delivery  | RETRYABLE |     | NullPointerException: null       | Something failed in the bridge itself",
            })
    default void eachFailureHasItsReason(String step, String outcome, Integer status, String message, String why) {
        long id = insert("o", "model.photos_ready", Webhooks.newModel(), "dead");
        attempt(id, step, outcome);
        jdbc().update(
                        "UPDATE delivery_attempt SET http_status = ?, message = ? WHERE delivery_id = ?",
                        status,
                        message,
                        id);
        JsonNode attempt = list("attempts?delivery=" + id).get(0);
        if (why == null) {
            assertThat(attempt.path("why").isNull()
                            && attempt.path("what_to_do").isNull())
                    .isTrue();
        } else {
            assertThat(attempt.path("why").textValue()).startsWith(why);
            assertThat(attempt.path("what_to_do").isNull()).isEqualTo(outcome.equals("NOOP"));
            assertThat(attempt.path("decisive").booleanValue()).isNotEqualTo(outcome.equals("NOOP"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pending    | 0 | 0  | handling |          | an older event of the same model",
                "pending    | 1 | 60 | done     | a-target | a-target is to be left alone for now",
                "pending    | 1 | 60 | done     |          | Attempt 1 failed, and the next one comes by itself",
                "pending    | 0 | 60 | done     |          | one of many that were due at once",
                "pending    | 0 | 0  | done     |          | It is due, and runs as soon as a handler is free",
                "processing | 1 | 0  | done     |          | a-node is handling it",
            })
    default void whatIsOpenSaysWhatItWaitsFor(
            String state, int attempts, int dueInSeconds, String older, String waitingFor, String why) {
        String model = Webhooks.newModel();
        insert("o", "model.created", model, older.equals("done") ? "done" : "processing");
        long id = insert("o", "model.status.updated", model, state);
        jdbc().update(
                        "UPDATE webhook_delivery SET attempts = ?, waiting_for = ?, claimed_by = 'a-node',"
                                + " next_attempt_at = CURRENT_TIMESTAMP + CAST(? AS INTEGER) * INTERVAL '1' SECOND WHERE id = ?",
                        attempts,
                        waitingFor,
                        dueInSeconds,
                        id);
        JsonNode shown = list("delivery?id=" + id);
        assertThat(shown.path("why").textValue()).contains(why);
        jdbc().update("UPDATE webhook_delivery SET state = 'ignored' WHERE model_id = ?", model);
    }
}
