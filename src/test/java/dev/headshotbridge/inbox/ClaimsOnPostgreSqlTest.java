package dev.headshotbridge.inbox;

import static dev.headshotbridge.support.Waiting.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.headshotbridge.support.Database;
import dev.headshotbridge.support.RunningBridge;
import dev.headshotbridge.support.Surroundings;
import dev.headshotbridge.support.Webhooks;
import java.sql.Connection;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ClaimsOnPostgreSqlTest implements ClaimsContract, LostClaimsContract {

    /** The lease is over, and its end has been tried. */
    private static final Duration TRIES = Duration.ofSeconds(3);

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @RegisterExtension
    static final Surroundings SURROUNDINGS = new Surroundings();

    @RegisterExtension
    static final RunningBridge BRIDGE = ClaimsContract.with(RunningBridge.on(Database.POSTGRESQL), SURROUNDINGS);

    @Override
    public RunningBridge bridge() {
        return BRIDGE;
    }

    @Override
    public Surroundings surroundings() {
        return SURROUNDINGS;
    }

    @Test
    void whatAnotherNodeIsEndingIsLeftToIt() throws Exception {
        String ending = Webhooks.newModel();
        String free = Webhooks.newModel();
        try (Connection other = jdbc().getDataSource().getConnection()) {
            other.setAutoCommit(false);
            claimed(ending, 1);
            other.createStatement()
                    .execute("SELECT id FROM webhook_delivery WHERE model_id = '" + ending + "' FOR UPDATE");
            claimed(free, 1);
            until(() -> assertThat(delivery(free)).containsEntry("state", "done"));
            other.rollback();
        }
        until(() -> assertThat(delivery(ending)).containsEntry("state", "done"));
        assertThat(attempts(ending)).extracting("step").containsOnlyOnce("handle-delivery");
    }

    /** Or each try would record the attempt once more. */
    @Test
    void whatCannotBeEndedIsNotRecordedAsEnded() {
        String model = Webhooks.newModel();
        jdbc().execute("ALTER TABLE webhook_delivery ADD CONSTRAINT no_end" + " CHECK (model_id <> '" + model
                + "' OR state <> 'pending')");
        try {
            claimed(model, 1);
            await().during(TRIES).atMost(PATIENCE).untilAsserted(() -> assertThat(attempts(model))
                    .isEmpty());
        } finally {
            jdbc().execute("ALTER TABLE webhook_delivery DROP CONSTRAINT no_end");
        }
        until(() -> assertThat(delivery(model)).containsEntry("state", "done"));
        assertThat(attempts(model)).extracting("step").containsOnlyOnce("handle-delivery");
    }
}
