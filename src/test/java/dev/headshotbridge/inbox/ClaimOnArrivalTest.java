package dev.headshotbridge.inbox;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static dev.headshotbridge.support.Answers.assertStored;
import static dev.headshotbridge.support.Waiting.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headshotbridge.support.Database;
import dev.headshotbridge.support.RunningBridge;
import dev.headshotbridge.support.Surroundings;
import dev.headshotbridge.support.Webhooks;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is handled as soon as it is stored: the dispatcher here looks once an hour. */
@TestInstance(Lifecycle.PER_CLASS)
class ClaimOnArrivalTest implements ClaimsSteps {

    @RegisterExtension
    static final Surroundings SURROUNDINGS = new Surroundings();

    @RegisterExtension
    static final RunningBridge BRIDGE = RunningBridge.on(Database.POSTGRESQL)
            .with(SURROUNDINGS.settings())
            .with("bridge.connectors", "cloudevents-photo-sink")
            .with("bridge.dispatch.poll-interval", "1h")
            .handling();

    @Override
    public RunningBridge bridge() {
        return BRIDGE;
    }

    /** It looks once as it starts, and only then not for an hour. */
    @BeforeAll
    void letTheDispatcherLook() {
        long id = insert(Webhooks.newModel());
        jdbc().update("UPDATE webhook_delivery SET state = 'pending' WHERE id = ?", id);
        until(() -> assertThat(row(id)).containsEntry("state", "done"));
    }

    @BeforeEach
    void answer() throws Exception {
        SURROUNDINGS.events(aResponse().withStatus(202)).forget();
        SURROUNDINGS.favoriteAfter(0);
    }

    @Test
    void aWebhookIsHandledAtOnce() {
        String model = send("model.photos_ready");
        until(() -> assertThat(delivery(model))
                .containsEntry("state", "done")
                .containsEntry("attempts", 1)
                .containsEntry("claim_number", 1L)
                .containsEntry("claimed_by", null)
                .containsEntry("claimed_until", null)
                .doesNotContainEntry("finished_at", null));
        assertThat(SURROUNDINGS.requests("/events")).hasSize(1);
        assertThat(jdbc().queryForMap("SELECT * FROM model WHERE id = ?", model))
                .containsEntry("uid", "u-" + model);
    }

    @Test
    void itWaitsBehindAnOlderOneOfItsModel() {
        String model = Webhooks.newModel();
        long older = insert(model);
        jdbc().update(
                        "UPDATE webhook_delivery SET state = 'pending', next_attempt_at = CURRENT_TIMESTAMP + INTERVAL '1' HOUR"
                                + " WHERE id = ?",
                        older);
        assertStored(BRIDGE.sender().post(Webhooks.event("model.photos_ready", model)));
        assertThat(newest(model)).containsEntry("state", "pending").containsEntry("attempts", 0);
    }

    @Test
    void itWaitsBehindOneOfItsModelThatIsHandled() {
        SURROUNDINGS.favoriteAfter(1_500);
        String model = send("model.photos_ready");
        until(() -> assertThat(SURROUNDINGS.requests(".*" + model + ".*")).hasSize(1));
        assertStored(BRIDGE.sender().post(Webhooks.event("model.deleted", model)));
        assertThat(newest(model)).containsEntry("state", "pending").containsEntry("attempts", 0);
    }

    @Test
    void anEventOfADeletedModelIsIgnored() {
        String model = Webhooks.newModel();
        jdbc().update("INSERT INTO model (id, deleted_at) VALUES (?, CURRENT_TIMESTAMP)", model);
        assertStored(BRIDGE.sender().post(Webhooks.event("model.photos_ready", model)));
        until(() -> assertThat(newest(model)).containsEntry("state", "ignored"));
    }

    @Test
    void anEventOfADevelopmentModelIsIgnoredThoughItDoesNotSaySo() {
        String model = Webhooks.newModel();
        jdbc().update("INSERT INTO model (id, is_development) VALUES (?, TRUE)", model);
        assertStored(BRIDGE.sender().post(Webhooks.event("model.photos_ready", model)));
        until(() -> assertThat(newest(model)).containsEntry("state", "ignored"));
        assertThat(SURROUNDINGS.requests(".*")).isEmpty();
    }

    /** It says not which photo, so an equal one must be dropped until it is handled, see claim-deliveries.sql. */
    @Test
    void aChoiceWithoutAnIdIsLeftToTheDispatcher() {
        String model = send("model.favorite_selected");
        assertStored(BRIDGE.sender().post(Webhooks.event("model.favorite_selected", model)));
        assertThat(delivery(model)).containsEntry("state", "pending").containsEntry("duplicates", 1);
    }

    @Test
    void nothingIsClaimedWhileTheDispatcherIsStopped() throws Exception {
        BRIDGE.stopHandling();
        try {
            assertThat(delivery(send("model.created")))
                    .containsEntry("state", "pending")
                    .containsEntry("claimed_by", null);
        } finally {
            BRIDGE.startHandling();
            letTheDispatcherLook();
        }
    }

    /** So that the dispatcher has nothing to find when it looks again. */
    @AfterEach
    void closeAll() {
        until(() -> assertThat(jdbc().queryForList("SELECT id FROM webhook_delivery WHERE state = 'processing'"))
                .isEmpty());
        jdbc().update("UPDATE webhook_delivery SET state = 'done' WHERE state = 'pending'");
    }

    private Map<String, Object> newest(String model) {
        return jdbc().queryForMap("SELECT * FROM webhook_delivery WHERE model_id = ? ORDER BY id DESC LIMIT 1", model);
    }
}
