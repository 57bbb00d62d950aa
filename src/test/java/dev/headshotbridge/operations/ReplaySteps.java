package dev.headshotbridge.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.headshotbridge.support.Webhooks;
import dev.headshotbridge.webhook.ReceivingContract;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;

/** What the tests of replays do with a bridge. Each keeps to an organization or a model of its own. */
interface ReplaySteps extends ReceivingContract {

    ObjectMapper JSON = new ObjectMapper();

    default JdbcTemplate jdbc() {
        return inbox().jdbc();
    }

    default HttpResponse<String> ask(String json) {
        return bridge().privatePort().post("/operations/replays", json);
    }

    /** A replay that is made, and what is answered. */
    default JsonNode replay(String json) {
        return json(ask(json));
    }

    default JsonNode list(String pathAndQuery) {
        return json(bridge().privatePort().get("/operations/" + pathAndQuery));
    }

    private static JsonNode json(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        try {
            return JSON.readTree(answer.body());
        } catch (JsonProcessingException e) {
            throw new AssertionError("Not JSON: " + answer.body(), e);
        }
    }

    /** A delivery of the model as the receiver stores it, in the state. */
    default long insert(String organization, String event, String model, String state) {
        String key = Webhooks.newModel();
        jdbc().update(
                        "INSERT INTO webhook_delivery"
                                + " (idempotency_key, organization, event, model_id, state, attempts, payload, last_error, finished_at)"
                                + " VALUES (?, ?, ?, ?, ?, 9, ?, 'to-target: HTTP 400', CURRENT_TIMESTAMP)",
                        key,
                        organization,
                        event,
                        model,
                        state,
                        Webhooks.event(event, model));
        return jdbc().queryForObject("SELECT id FROM webhook_delivery WHERE idempotency_key = ?", Long.class, key);
    }

    default void attempt(long delivery, String step, String outcome) {
        jdbc().update(
                        "INSERT INTO delivery_attempt (delivery_id, attempt, step, started_at, duration_ms, outcome)"
                                + " VALUES (?, 1, ?, CURRENT_TIMESTAMP, 5, ?)",
                        delivery,
                        step,
                        outcome);
    }

    default Map<String, Object> row(long delivery) {
        return jdbc().queryForMap("SELECT * FROM webhook_delivery WHERE id = ?", delivery);
    }

    default List<Long> queuedBy(JsonNode replay) {
        return jdbc().queryForList(
                        "SELECT id FROM webhook_delivery WHERE replay_id = ? ORDER BY id",
                        Long.class,
                        replay.path("replay").longValue());
    }

    default long replays() {
        return jdbc().queryForObject("SELECT COUNT(*) FROM replay", Long.class);
    }
}
