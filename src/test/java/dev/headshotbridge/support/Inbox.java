package dev.headshotbridge.support;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** The bridge's tables, read and prepared by plain JDBC. */
public record Inbox(JdbcTemplate jdbc) {

    /** One row of webhook_delivery. */
    public record Delivery(
            long id,
            String key,
            String event,
            String modelId,
            String payload,
            byte[] payloadBytes,
            String state,
            int duplicates,
            String lastError) {}

    /** The model's deliveries, oldest first. */
    public List<Delivery> of(String modelId) {
        return where("model_id = ?", modelId);
    }

    /** Deliveries that could not be read, by the start of their text. */
    public List<Delivery> dead(String payload) {
        return where("state = 'dead' AND payload = ?", payload);
    }

    public List<Delivery> where(String condition, Object... values) {
        return jdbc.query(
                "SELECT * FROM webhook_delivery WHERE " + condition + " ORDER BY id",
                (row, i) -> new Delivery(
                        row.getLong("id"),
                        row.getString("idempotency_key"),
                        row.getString("event"),
                        row.getString("model_id"),
                        row.getString("payload"),
                        row.getBytes("payload_bytes"),
                        row.getString("state"),
                        row.getInt("duplicates"),
                        row.getString("last_error")),
                values);
    }

    public long size() {
        return jdbc.queryForObject("SELECT COUNT(*) FROM webhook_delivery", Long.class);
    }

    /** What other tests have left open is not handled any more. */
    public void ignoreOpen() {
        jdbc.update("UPDATE webhook_delivery SET state = 'ignored' WHERE state IN ('pending', 'processing')");
    }

    /** Keeps everybody else from the inbox until the connection is rolled back or closed; on PostgreSQL. */
    public Connection lock() throws SQLException {
        Connection connection = jdbc.getDataSource().getConnection();
        connection.setAutoCommit(false);
        connection.createStatement().execute("LOCK TABLE webhook_delivery IN ACCESS EXCLUSIVE MODE");
        return connection;
    }

    /** Ends the time in which the model's keys mark repeats. */
    public void letWindowPass(String modelId) {
        jdbc.update(
                "UPDATE webhook_delivery SET key_expires_at = CURRENT_TIMESTAMP - INTERVAL '1' SECOND"
                        + " WHERE model_id = ? AND key_expires_at IS NOT NULL",
                modelId);
    }
}
