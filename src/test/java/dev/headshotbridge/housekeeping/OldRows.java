package dev.headshotbridge.housekeeping;

import dev.headshotbridge.support.Webhooks;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.JdbcTemplate;

/** Rows of any age. Ages are intervals of SQL, such as "30 DAY". */
record OldRows(JdbcTemplate jdbc) {

    /** A delivery received long ago that ended so long ago; an open one has not. Returns its model. */
    String delivery(String state, String age) {
        String model = Webhooks.newModel();
        deliveries(List.of(model), state, age);
        return model;
    }

    void deliveries(List<String> models, String state, String age) {
        String finished = state.equals("pending") || state.equals("processing") ? "NULL" : ago(age);
        jdbc.batchUpdate(
                "INSERT INTO webhook_delivery (idempotency_key, event, model_id, payload, state, received_at,"
                        + " next_attempt_at, claimed_until, finished_at) VALUES (?, 'model.created', ?, 'text', ?, "
                        + ago("1000 DAY") + ", " + ago("-1 DAY") + ", " + ago("-1 DAY") + ", " + finished + ")",
                models.stream()
                        .map(model -> new Object[] {"key-" + model, model, state})
                        .toList());
    }

    /** An attempt of the model's delivery that long ago. */
    void attempt(String model, String age) {
        jdbc.update(
                "INSERT INTO delivery_attempt (delivery_id, attempt, step, started_at, duration_ms, outcome)"
                        + " SELECT id, 1, 'send-email', " + ago(age)
                        + ", 5, 'OK' FROM webhook_delivery WHERE model_id = ?",
                model);
    }

    void replay(String age) {
        jdbc.update("INSERT INTO replay (requested_at) VALUES (" + ago(age) + ")");
    }

    int attempts(String model) {
        return count(
                "delivery_attempt AS a, webhook_delivery AS d WHERE a.delivery_id = d.id AND d.model_id = ?", model);
    }

    int payloads(String model) {
        return count(
                "webhook_delivery WHERE model_id = ? AND (payload IS NOT NULL OR payload_bytes IS NOT NULL)", model);
    }

    int count(String from, Object... values) {
        return jdbc.queryForObject("SELECT COUNT(*) FROM " + from, Integer.class, values);
    }

    static List<String> models(int count) {
        return IntStream.range(0, count).mapToObj(i -> Webhooks.newModel()).toList();
    }

    private static String ago(String age) {
        String[] words = age.split(" ");
        return "CURRENT_TIMESTAMP - INTERVAL '" + words[0] + "' " + words[1];
    }
}
