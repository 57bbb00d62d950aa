package dev.headshotbridge.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.headshotbridge.support.Surroundings;
import dev.headshotbridge.support.Waiting;
import dev.headshotbridge.webhook.ReceivingContract;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.jdbc.core.JdbcTemplate;

/** What the tests of the console's questions do with a bridge. */
interface ConsoleSteps extends ReceivingContract {

    ObjectMapper JSON = new ObjectMapper();
    String PASSWORD = "a long password";
    String LOGIN = Base64.getEncoder().encodeToString(("admin:" + PASSWORD).getBytes(StandardCharsets.UTF_8));

    Surroundings surroundings();

    @BeforeEach
    default void empty() throws Exception {
        Stream.of("delivery_attempt", "webhook_delivery", "replay", "target", "model", "photo_sync")
                .forEach(table -> jdbc().update("DELETE FROM " + table));
        surroundings().forget();
    }

    default JdbcTemplate jdbc() {
        return inbox().jdbc();
    }

    default HttpResponse<String> ask(String pathAndQuery) {
        return bridge().privatePort()
                .send(bridge().privatePort()
                        .to("/operations/" + pathAndQuery)
                        .header("Authorization", "Basic " + LOGIN));
    }

    default JsonNode answer(String pathAndQuery) {
        return json(ask(pathAndQuery));
    }

    static JsonNode json(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        try {
            return JSON.readTree(answer.body());
        } catch (JsonProcessingException e) {
            throw new AssertionError("Not JSON: " + answer.body(), e);
        }
    }

    /** The one row whose field has the value. */
    static JsonNode row(JsonNode rows, String field, String value) {
        return StreamSupport.stream(rows.spliterator(), false)
                .filter(row -> row.path(field).asText().equals(value))
                .reduce((one, other) -> {
                    throw new AssertionError("Two rows with " + field + "=" + value + " in " + rows);
                })
                .orElseThrow(() -> new AssertionError("No row with " + field + "=" + value + " in " + rows));
    }

    default void model(String id, String status, String title) {
        jdbc().update(
                        "INSERT INTO model (id, uid, title, organization, status) VALUES (?, 'u-1', ?, 'acme', ?)",
                        id,
                        title,
                        status);
    }

    /** A delivery in the state, and its id. */
    default long delivery(String event, String model, String state) {
        jdbc().update(
                        "INSERT INTO webhook_delivery (event, model_id, state, payload, finished_at)"
                                + " VALUES (?, ?, ?, '{}', CASE WHEN ? = 'dead' THEN CURRENT_TIMESTAMP END)",
                        event,
                        model,
                        state,
                        state);
        return jdbc().queryForObject("SELECT MAX(id) FROM webhook_delivery", Long.class);
    }

    default void attempt(long delivery, String step, String outcome) {
        jdbc().update(
                        "INSERT INTO delivery_attempt (delivery_id, attempt, step, started_at, duration_ms, outcome)"
                                + " VALUES (?, 1, ?, CURRENT_TIMESTAMP, 5, ?)",
                        delivery,
                        step,
                        outcome);
    }

    default void handleUntil(String model, String... states) throws Exception {
        bridge().handleDeliveries(() -> assertThat(inbox().of(model))
                .extracting(delivery -> delivery.state())
                .containsExactly(states));
    }

    default void until(Runnable holds) {
        Waiting.until(holds);
    }

    /** A target whose circuit has opened. */
    default void circuit(String target, int opensInSeconds, String reason) {
        jdbc().update(
                        "INSERT INTO target (name, failures, open_until, opened_at, open_reason, last_error)"
                                + " VALUES (?, 12, CURRENT_TIMESTAMP + CAST(? AS BIGINT) * INTERVAL '1' SECOND,"
                                + " CURRENT_TIMESTAMP, ?, 'HTTP 500')",
                        target,
                        opensInSeconds,
                        reason);
    }
}
