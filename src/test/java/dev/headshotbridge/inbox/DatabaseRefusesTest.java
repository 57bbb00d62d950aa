package dev.headshotbridge.inbox;

import static dev.headshotbridge.support.Answers.assertProblem;
import static dev.headshotbridge.support.Answers.assertStored;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headshotbridge.support.Database;
import dev.headshotbridge.support.RunningBridge;
import dev.headshotbridge.support.Waiting;
import dev.headshotbridge.support.Webhooks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A PostgreSQL that answers, but stores nothing: read-only, or its disk is full. */
@ExtendWith(OutputCaptureExtension.class)
class DatabaseRefusesTest {

    @RegisterExtension
    static final RunningBridge BRIDGE = RunningBridge.on(Database.POSTGRESQL)
            .with("logging.level.root", "warn")
            .with("logging.level.dev.headshotbridge", "debug");

    @Test
    void readOnly(CapturedOutput output) {
        execute("ALTER SYSTEM SET default_transaction_read_only = on");
        execute("SELECT pg_reload_conf()");
        String model = assertUnavailable("read-only transaction", output);
        execute("ALTER SYSTEM RESET default_transaction_read_only");
        execute("SELECT pg_reload_conf()");
        assertRecovered(model);
    }

    /** As a connection to a standby does: it takes no writes, even when a new one would. */
    @Test
    void readOnlyConnections(CapturedOutput output) {
        String database = BRIDGE.inbox().jdbc().queryForObject("SELECT CURRENT_DATABASE()", String.class);
        execute("ALTER DATABASE \"" + database + "\" SET default_transaction_read_only = on");
        execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = CURRENT_DATABASE() AND pid <> pg_backend_pid()");
        String model = assertUnavailable("read-only transaction", output);
        execute("SET transaction_read_only = off;" + " ALTER DATABASE \"" + database
                + "\" RESET default_transaction_read_only");
        assertRecovered(model);
    }

    @Test
    void diskFull(CapturedOutput output) {
        // What PostgreSQL says, and where it says it: when a table cannot be extended.
        execute("""
                CREATE FUNCTION disk_full() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                RAISE EXCEPTION 'could not extend file: No space left on device'
                USING ERRCODE = 'disk_full', DETAIL = 'Failing row contains ' || NEW.payload;
                END $$""");
        execute("CREATE TRIGGER disk_full BEFORE INSERT ON webhook_delivery FOR EACH ROW EXECUTE FUNCTION disk_full()");
        String model = assertUnavailable("No space left on device", output);
        execute("DROP TRIGGER disk_full ON webhook_delivery");
        execute("DROP FUNCTION disk_full");
        assertRecovered(model);
    }

    private static String assertUnavailable(String reason, CapturedOutput output) {
        String model = Webhooks.newModel();
        Waiting.until(() -> {
            var answer = BRIDGE.sender().post(Webhooks.event("model.created", model));
            assertProblem(answer, 503);
            assertThat(answer.headers().firstValue("Retry-After")).hasValue("30");
        });
        assertProblem(BRIDGE.sender().post("{ broken " + model), 503);
        assertThat(output)
                .contains(reason, "event=model.created model=" + model)
                .doesNotContain("u-" + model);
        return model;
    }

    private static void assertRecovered(String model) {
        Waiting.until(() -> assertStored(BRIDGE.sender().post(Webhooks.event("model.created", model))));
        assertThat(BRIDGE.inbox().of(model)).hasSize(1);
    }

    private static void execute(String sql) {
        BRIDGE.inbox().jdbc().execute(sql);
    }
}
