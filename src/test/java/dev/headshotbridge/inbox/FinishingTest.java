package dev.headshotbridge.inbox;

import static dev.headshotbridge.support.Answers.assertStored;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headshotbridge.support.Database;
import dev.headshotbridge.support.RunningBridge;
import dev.headshotbridge.support.Waiting;
import dev.headshotbridge.support.Webhooks;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Handled deliveries that the database is slow or unwilling to close. */
class FinishingTest {

    private static final int BATCH = 4;
    private static final int HANDLERS = 2;

    @RegisterExtension
    static final RunningBridge BRIDGE = RunningBridge.on(Database.POSTGRESQL)
            .with("bridge.dispatch.batch-size", String.valueOf(BATCH))
            .with("bridge.dispatch.concurrency", String.valueOf(HANDLERS))
            .handling();

    @AfterEach
    void dropTrigger() {
        execute("DROP FUNCTION IF EXISTS finishing CASCADE");
        execute("DROP SEQUENCE IF EXISTS finishes");
    }

    @Test
    void isTriedAgainAfterADeadlock() {
        execute("CREATE SEQUENCE finishes");
        onFinish(
                "IF NEXTVAL('finishes') = 1 THEN RAISE EXCEPTION 'deadlock detected' USING ERRCODE = 'deadlock_detected'; END IF;");
        String model = receive();
        Waiting.until(() -> assertThat(count("model_id = '" + model + "' AND state = 'done' AND attempts = 1"))
                .isEqualTo(1));
    }

    @Test
    void oneThatCannotBeClosedFailsAlone() {
        onFinish(
                "IF NEW.model_id LIKE 'bad-%' THEN RAISE EXCEPTION 'no such state' USING ERRCODE = 'check_violation'; END IF;");
        String bad = receive("bad-" + Webhooks.newModel());
        List<String> neighbours =
                Stream.generate(FinishingTest::receive).limit(2 * BATCH).toList();
        Waiting.until(() -> assertThat(count("state = 'dead' AND attempts = 1 AND last_error LIKE '%no such state%'"
                        + " AND model_id = '" + bad + "'"))
                .isEqualTo(1));
        neighbours.forEach(model ->
                Waiting.until(() -> assertThat(count("model_id = '" + model + "' AND state = 'done' AND attempts = 1"))
                        .isEqualTo(1)));
    }

    @Test
    void holdsUpTheClaims() throws SQLException {
        onFinish("PERFORM pg_advisory_xact_lock(1);");
        try (Connection other = BRIDGE.inbox().jdbc().getDataSource().getConnection()) {
            other.createStatement().execute("SELECT pg_advisory_lock(1)");
            for (int i = 0; i < 40; i++) {
                receive();
            }
            Waiting.until(() -> assertThat(count("state = 'processing'")).isPositive());
            // Four batches may be claimed on arrival, and one more by the dispatcher.
            Awaitility.await()
                    .during(Duration.ofSeconds(2))
                    .atMost(Duration.ofSeconds(3))
                    .untilAsserted(
                            () -> assertThat(count("state = 'processing'")).isLessThanOrEqualTo(5 * BATCH + HANDLERS));
            other.createStatement().execute("SELECT pg_advisory_unlock(1)");
        }
        Waiting.until(
                () -> assertThat(count("state IN ('pending', 'processing')")).isZero());
        assertThat(count("attempts <> 1")).isZero();
        // What was handled meanwhile was closed by one commit.
        assertThat(
                        count(
                                "finished_at IN (SELECT finished_at FROM webhook_delivery GROUP BY finished_at HAVING COUNT(*) > 1)"))
                .isPositive();
    }

    private static String receive() {
        return receive(Webhooks.newModel());
    }

    private static String receive(String model) {
        assertStored(BRIDGE.sender().post(Webhooks.event("model.status.updated", model)));
        return model;
    }

    private static void onFinish(String statement) {
        execute("CREATE FUNCTION finishing() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN " + statement
                + " RETURN NEW; END $$");
        execute("CREATE TRIGGER finishing BEFORE UPDATE ON webhook_delivery FOR EACH ROW"
                + " WHEN (NEW.state = 'done') EXECUTE FUNCTION finishing()");
    }

    private static int count(String condition) {
        return BRIDGE.inbox()
                .jdbc()
                .queryForObject("SELECT COUNT(*) FROM webhook_delivery WHERE " + condition, Integer.class);
    }

    private static void execute(String sql) {
        BRIDGE.inbox().jdbc().execute(sql);
    }
}
