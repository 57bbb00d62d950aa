package dev.headshotbridge.console;

import static dev.headshotbridge.support.Answers.assertStored;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headshotbridge.support.Database;
import dev.headshotbridge.support.RunningBridge;
import dev.headshotbridge.support.TestDatabase;
import dev.headshotbridge.support.Waiting;
import dev.headshotbridge.support.Webhooks;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Several nodes write activity, and nodes come and go. */
class ActivityOfNodesTest {

    @RegisterExtension
    static final RunningBridge ONE = RunningBridge.on(OneDatabase::get).with("bridge.metrics.interval", "100ms");

    @RegisterExtension
    static final RunningBridge OTHER = RunningBridge.on(OneDatabase::get).with("bridge.metrics.interval", "1h");

    @Test
    void eachNodeCountsOnceAlsoWhenItIsRestarted() throws Exception {
        for (RunningBridge node : List.of(ONE, OTHER, ONE, OTHER)) {
            assertStored(node.sender().post(Webhooks.event("model.created", Webhooks.newModel())));
        }
        // What has not been written yet is at the stop.
        OTHER.stop();
        Waiting.until(() -> assertThat(stored()).isEqualTo(4));
        OTHER.start();
        assertThat(stored()).isEqualTo(4);
        assertStored(OTHER.sender().post(Webhooks.event("model.created", Webhooks.newModel())));
        OTHER.stop();
        OTHER.start();
        assertThat(stored()).isEqualTo(5);
    }

    @Test
    void whatIsTooOldGoes() throws Exception {
        ONE.inbox()
                .jdbc()
                .update(
                        "INSERT INTO activity (bucket, node, received, stored, duplicates, refused, handled, failed, dead)"
                                + " SELECT CAST(FLOOR(EXTRACT(EPOCH FROM CURRENT_TIMESTAMP) / 10) AS BIGINT) - 8640 * ago, 'old',"
                                + " 1, 0, 1, 1, 1, 1, 1 FROM (VALUES (6), (8)) AS days (ago)");
        ONE.stop();
        ONE.start();
        Waiting.until(() -> assertThat(ONE.inbox()
                        .jdbc()
                        .queryForObject("SELECT COUNT(*) FROM activity WHERE node = 'old'", Long.class))
                .isEqualTo(1));
    }

    private static long stored() {
        return ONE.inbox().jdbc().queryForObject("SELECT COALESCE(SUM(stored), 0) FROM activity", Long.class);
    }

    /** One for both nodes. */
    private static final class OneDatabase {

        private static TestDatabase database;

        static synchronized TestDatabase get() {
            database = database == null ? Database.H2.create() : database;
            return database;
        }
    }
}
