package dev.headshotbridge.inbox;

import static dev.headshotbridge.support.Waiting.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headshotbridge.support.Answers;
import dev.headshotbridge.support.Database;
import dev.headshotbridge.support.RunningBridge;
import dev.headshotbridge.support.Surroundings;
import dev.headshotbridge.support.Webhooks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** erase-person: all or nothing. */
class ErasePersonTest implements ClaimsSteps {

    @RegisterExtension
    static final Surroundings SURROUNDINGS = new Surroundings();

    @RegisterExtension
    static final RunningBridge BRIDGE = RunningBridge.on(Database.H2)
            .with(SURROUNDINGS.settings())
            .with("bridge.retry.schedule", "3h, 3h")
            .with("logging.level.root", "INFO")
            .handling();

    @Override
    public RunningBridge bridge() {
        return BRIDGE;
    }

    @Test
    void whatCannotBeErasedKeepsItsPayloadForTheNextAttempt() {
        String model = Webhooks.newModel();
        jdbc().execute("ALTER TABLE model ADD CONSTRAINT kept CHECK (deleted_at IS NULL OR id <> '" + model + "')");
        Answers.assertStored(BRIDGE.sender().post(Webhooks.event("model.deleted", model)));
        until(() ->
                assertThat(delivery(model)).containsEntry("state", "pending").doesNotContainEntry("last_error", null));
        assertThat(delivery(model)).doesNotContainEntry("payload", null);
        jdbc().execute("ALTER TABLE model DROP CONSTRAINT kept");
        jdbc().update("UPDATE webhook_delivery SET next_attempt_at = CURRENT_TIMESTAMP WHERE model_id = ?", model);
        until(() -> assertThat(delivery(model)).containsEntry("state", "done").containsEntry("payload", null));
    }
}
