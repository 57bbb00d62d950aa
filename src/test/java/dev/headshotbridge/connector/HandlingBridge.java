package dev.headshotbridge.connector;

import static org.awaitility.Awaitility.await;

import dev.headshotbridge.support.Database;
import dev.headshotbridge.support.RunningBridge;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.CamelContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** A running bridge that handles what a test puts into its inbox. A failed delivery is not tried again by itself. */
public final class HandlingBridge implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final RunningBridge bridge = RunningBridge.on(Database.H2)
            .handling()
            .with("bridge.retry.schedule", "3h")
            // One test's failures are not the next one's business.
            .with("bridge.circuit.failures", "100000")
            .with("bridge.circuit.auth-pause", "1ms")
            .with("bridge.rate-limits.headshotpro", "100000")
            .with("bridge.rate-limits.hubspot-contact-photo-sink", "100000");
    private final JdbcTemplate database;

    private HandlingBridge(String... settings) {
        for (String setting : settings) {
            bridge.with(setting.substring(0, setting.indexOf('=')), setting.substring(setting.indexOf('=') + 1));
        }
        try {
            bridge.start();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        database = bridge.inbox().jdbc();
    }

    /** Starts it with further settings, written {@code key=value}. */
    public static HandlingBridge start(String... settings) {
        return new HandlingBridge(settings);
    }

    public CamelContext camel() {
        return bridge.camel();
    }

    public JdbcTemplate database() {
        return database;
    }

    /** Puts a webhook into the inbox, as the receiver would, and gives the delivery's id. */
    public long deliver(String event, String modelId, String payload) {
        database.update("DELETE FROM target");
        return insert(event, modelId, payload, "pending");
    }

    /** A delivery that is claimed but not handed to the handlers, for calls that need one to write their attempts to. */
    public long claimedDelivery() {
        long id = insert("model.favorite_selected", "m-" + UUID.randomUUID(), "{}", "processing");
        database.update(
                "UPDATE webhook_delivery SET claimed_by = ?, claim_number = 1,"
                        + " claimed_until = CURRENT_TIMESTAMP + INTERVAL '1' DAY WHERE id = ?",
                camel().resolvePropertyPlaceholders("{{bridge.node}}"),
                id);
        return id;
    }

    private long insert(String event, String modelId, String payload, String state) {
        return database.queryForObject(
                "SELECT id FROM FINAL TABLE (INSERT INTO webhook_delivery (idempotency_key, event, model_id, payload, state)"
                        + " VALUES (?, ?, ?, ?, ?))",
                Long.class,
                UUID.randomUUID().toString(),
                event,
                modelId,
                payload,
                state);
    }

    /** Waits until the delivery has been handled once more, and gives its row. */
    public Map<String, Object> handled(long delivery) {
        // A stub's thread may fail of a connection that the bridge has broken off.
        await().dontCatchUncaughtExceptions()
                .atMost(PATIENCE)
                .until(() ->
                        !List.of("pending", "processing").contains(row(delivery).get("state"))
                                || row(delivery).get("last_error") != null);
        return row(delivery);
    }

    /** Has a failed delivery tried again now. */
    public void retry(long delivery) {
        database.update(
                "UPDATE webhook_delivery SET next_attempt_at = CURRENT_TIMESTAMP, last_error = NULL WHERE id = ?",
                delivery);
    }

    public Map<String, Object> row(long delivery) {
        return database.queryForMap("SELECT * FROM webhook_delivery WHERE id = ?", delivery);
    }

    /** The delivery's attempts, oldest first. */
    public List<Map<String, Object>> attempts(long delivery) {
        return database.queryForList("SELECT * FROM delivery_attempt WHERE delivery_id = ? ORDER BY id", delivery);
    }

    @Override
    public void close() {
        bridge.stop();
    }
}
