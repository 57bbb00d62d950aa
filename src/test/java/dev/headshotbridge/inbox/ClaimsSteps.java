package dev.headshotbridge.inbox;

import static dev.headshotbridge.support.Answers.assertStored;

import dev.headshotbridge.support.RunningBridge;
import dev.headshotbridge.support.Webhooks;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;

/** Deliveries as the database has them, and as another node would leave them there. */
interface ClaimsSteps {

    RunningBridge bridge();

    default String send(String event) {
        String model = Webhooks.newModel();
        assertStored(bridge().sender().post(Webhooks.event(event, model)));
        return model;
    }

    default void claimed(String model, int attempts) {
        long id = insert(model);
        jdbc().update(
                        "UPDATE webhook_delivery SET state = 'processing', attempts = ?, claim_number = 5, claimed_by = 'a-dead-node',"
                                + " claimed_at = CURRENT_TIMESTAMP, claimed_until = CURRENT_TIMESTAMP + INTERVAL '0.5' SECOND WHERE id = ?",
                        attempts,
                        id);
    }

    /** One that is left alone until its state is changed. */
    default long insert(String model) {
        jdbc().update(
                        "INSERT INTO webhook_delivery (event, model_id, payload, state) VALUES ('model.created', ?, ?, 'ignored')",
                        model,
                        Webhooks.event("model.created", model));
        return jdbc().queryForObject("SELECT MAX(id) FROM webhook_delivery WHERE model_id = ?", Long.class, model);
    }

    default Map<String, Object> delivery(String model) {
        return jdbc().queryForMap("SELECT * FROM webhook_delivery WHERE model_id = ?", model);
    }

    default List<Map<String, Object>> attempts(String model) {
        return jdbc().queryForList(
                        "SELECT a.* FROM delivery_attempt AS a INNER JOIN webhook_delivery AS d ON a.delivery_id = d.id"
                                + " WHERE d.model_id = ? ORDER BY a.id",
                        model);
    }

    default Map<String, Object> row(long id) {
        return jdbc().queryForMap("SELECT * FROM webhook_delivery WHERE id = ?", id);
    }

    default JdbcTemplate jdbc() {
        return bridge().inbox().jdbc();
    }
}
