package dev.headshotbridge.inbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Stores many webhooks, or counts many repeats, by one commit (PostgreSQL), {@code sql/store-deliveries.sql} and the like. */
@Component
class BatchStatements {

    /** Shorter than for a single one, since each webhook of a batch that fails is tried again alone. */
    private static final int QUERY_SECONDS = 1;

    private final DataSource dataSource;
    private final String node;
    private final long leaseMillis;
    private final String storeDeliveries = InboxStatements.statement("store-deliveries");
    private final String storeAndClaimDeliveries = InboxStatements.statement("store-and-claim-deliveries");
    private final String countRepeat = InboxStatements.statement("count-repeat");

    /** Whether each was stored, and of what was claimed the rows as claim-deliveries.sql returns them. */
    record Stored(List<Boolean> each, List<Map<String, Object>> claimed) {}

    BatchStatements(
            DataSource dataSource,
            @Value("${bridge.node}") String node,
            @Value("${bridge.dispatch.lease-millis}") long leaseMillis) {
        this.dataSource = dataSource;
        this.node = node;
        this.leaseMillis = leaseMillis;
    }

    /** Whether each was stored. */
    List<Boolean> store(List<Webhook> webhooks) throws SQLException {
        try (Connection connection = InboxStatements.connect(dataSource);
                PreparedStatement store = connection.prepareStatement(storeDeliveries)) {
            setWebhooks(store, 1, webhooks);
            Set<String> stored = new HashSet<>();
            try (ResultSet rows = store.executeQuery()) {
                while (rows.next()) {
                    stored.add(rows.getString(1));
                }
            }
            return each(webhooks, stored);
        }
    }

    /** Of two with the same key one was stored. */
    private static List<Boolean> each(List<Webhook> webhooks, Set<String> stored) {
        return webhooks.stream().map(webhook -> stored.remove(webhook.key())).toList();
    }

    /** Counts repeats, by one commit; returns for each whether its key still marks repeats. */
    List<Boolean> count(List<Webhook> repeats) throws SQLException {
        try (Connection connection = InboxStatements.connect(dataSource);
                PreparedStatement count = connection.prepareStatement(countRepeat)) {
            count.setQueryTimeout(QUERY_SECONDS);
            for (Webhook repeat : repeats) {
                count.setString(1, repeat.key());
                count.addBatch();
            }
            return Arrays.stream(count.executeBatch())
                    .mapToObj(counted -> counted > 0)
                    .toList();
        }
    }

    /** Claims those of {@code claimable} whose model has no open delivery. */
    Stored storeAndClaim(List<Webhook> webhooks, Set<Webhook> claimable) throws SQLException {
        try (Connection connection = InboxStatements.connect(dataSource);
                PreparedStatement store = connection.prepareStatement(storeAndClaimDeliveries)) {
            store.setString(1, node);
            store.setLong(2, leaseMillis);
            int last = setWebhooks(store, 3, webhooks);
            setArray(store, last + 1, "boolean", webhooks, claimable::contains);
            Map<String, Webhook> byKey = webhooks.stream()
                    .collect(Collectors.toMap(Webhook::key, Function.identity(), (first, repeat) -> first));
            Set<String> keys = new HashSet<>();
            List<Map<String, Object>> claimed = new ArrayList<>();
            try (ResultSet rows = store.executeQuery()) {
                while (rows.next()) {
                    String key = rows.getString("idempotency_key");
                    keys.add(key);
                    if (rows.getBoolean("claimed")) {
                        claimed.add(claim(rows, byKey.get(key)));
                    }
                }
            }
            return new Stored(each(webhooks, keys), claimed);
        }
    }

    private Map<String, Object> claim(ResultSet row, Webhook webhook) throws SQLException {
        Map<String, Object> claim = new HashMap<>();
        claim.put("id", row.getLong("id"));
        claim.put("delivery_uid", row.getObject("delivery_uid"));
        claim.put("event", webhook.event());
        claim.put("model_id", webhook.modelId());
        claim.put("organization", webhook.organization());
        claim.put("payload", webhook.payload());
        claim.put("attempts", row.getInt("attempts"));
        claim.put("claimed_by", node);
        claim.put("claim_number", row.getLong("claim_number"));
        claim.put("late_millis", 0L);
        claim.put("received_at", row.getString("received_at"));
        claim.put("received_millis", row.getLong("received_millis"));
        claim.put("model_deleted", row.getBoolean("model_deleted"));
        claim.put("is_development", row.getBoolean("is_development"));
        return claim;
    }

    /** From the first index on; returns the last. */
    private static int setWebhooks(PreparedStatement store, int first, List<Webhook> webhooks) throws SQLException {
        store.setQueryTimeout(QUERY_SECONDS);
        int index = first;
        // PostgreSQL would ask the system for each, which takes a sixth of the statement's time.
        setArray(store, index, "uuid", webhooks, webhook -> UUID.randomUUID());
        setArray(store, ++index, "text", webhooks, Webhook::key);
        setArray(store, ++index, "bigint", webhooks, Webhook::keyWindow);
        setArray(store, ++index, "text", webhooks, Webhook::event);
        setArray(store, ++index, "text", webhooks, Webhook::modelId);
        setArray(store, ++index, "text", webhooks, Webhook::organization);
        setArray(store, ++index, "text", webhooks, Webhook::status);
        setArray(store, ++index, "text", webhooks, Webhook::payload);
        return index;
    }

    private static void setArray(
            PreparedStatement store, int index, String type, List<Webhook> webhooks, Function<Webhook, Object> value)
            throws SQLException {
        store.setArray(
                index,
                store.getConnection()
                        .createArrayOf(type, webhooks.stream().map(value).toArray()));
    }
}
