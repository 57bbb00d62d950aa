package dev.headshotbridge.connector;

import static org.awaitility.Awaitility.await;

import dev.headshotbridge.HeadshotBridge;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.CamelContext;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** The whole bridge, on free ports and with a database in memory. A failed delivery is not tried again by itself. */
public final class RunningBridge implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ConfigurableApplicationContext context;
    private final JdbcTemplate database;

    private RunningBridge(ConfigurableApplicationContext context) {
        this.context = context;
        this.database = context.getBean(JdbcTemplate.class);
    }

    /** Starts it with further settings, written {@code key=value}. */
    public static RunningBridge start(String... settings) {
        List<String> arguments = new ArrayList<>(List.of(
                "--server.port=0",
                "--bridge.public.host=127.0.0.1",
                "--bridge.public.port=0",
                "--bridge.dispatch.poll-interval=50ms",
                "--bridge.retry.first-delay=3h",
                "--headshotpro.webhook.secrets=0123456789abcdef0123456789abcdef",
                "--spring.datasource.url=jdbc:h2:mem:" + UUID.randomUUID()
                        + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH"));
        for (String setting : settings) {
            arguments.add("--" + setting);
        }
        return new RunningBridge(
                new SpringApplicationBuilder(HeadshotBridge.class).run(arguments.toArray(String[]::new)));
    }

    public CamelContext camel() {
        return context.getBean(CamelContext.class);
    }

    public JdbcTemplate database() {
        return database;
    }

    /** Puts a webhook into the inbox, as the receiver would, and gives the delivery's id. */
    public long deliver(String event, String modelId, String payload) {
        return insert(event, modelId, payload, "pending");
    }

    /** A delivery that the dispatcher leaves alone, for calls that need one to write their attempts to. */
    public long finishedDelivery() {
        return insert("model.favorite_selected", "m-" + UUID.randomUUID(), "{}", "done");
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
        context.close();
    }
}
