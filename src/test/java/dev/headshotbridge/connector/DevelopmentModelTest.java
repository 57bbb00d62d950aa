package dev.headshotbridge.connector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headshotbridge.support.OncePerRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Once an event has said that its model is a development model, the later ones need not. */
@ExtendWith(OncePerRun.class)
class DevelopmentModelTest extends PhotoSyncSteps {

    @BeforeEach
    void start(Targets shared) {
        use(shared);
    }

    @Test
    void staysOneWhateverItsLaterEventsLeaveOut() {
        String model = "development-" + id;
        assertIgnored(bridge.deliver("model.created", model, """
                {"event":"model.created","object":{"_id":"%s","uid":"u","isDevelopment":true}}""".formatted(model)), model);

        assertIgnored(deliver("model.photos_ready", model, "u"), model);
        assertIgnored(deliver("model.favorite_selected", model, "u"), model);
        assertThat(calls()).isEmpty();
    }

    /** As where headshotpro.development-models was process at first. */
    @Test
    void itsDeletionTakesAwayWhatWasSynced() {
        String model = "synced-" + id;
        sync(model, "u-" + id);
        bridge.database().update("UPDATE model SET is_development = TRUE WHERE id = ?", model);
        world.resetRequests();

        assertIgnored(deliver("model.deleted", model, "u-" + id), model);
        assertThat(calls())
                .containsExactlyInAnyOrder(
                        "POST " + Targets.EVENTS,
                        "PATCH /hubspot/crm/v3/objects/contacts/u-" + id + "?idProperty=headshotpro_uid",
                        "DELETE /hubspot/files/v3/files/901");
        assertThat(bridge.database().queryForList("SELECT * FROM photo_sync WHERE model_id = ?", model))
                .isEmpty();
        assertThat(bridge.database().queryForMap("SELECT uid, status FROM model WHERE id = ?", model))
                .containsEntry("uid", null)
                .containsEntry("status", "deleted");
    }

    private void assertIgnored(long delivery, String model) {
        assertThat(bridge.handled(delivery)).containsEntry("state", "ignored");
        assertThat(bridge.database().queryForMap("SELECT is_development FROM model WHERE id = ?", model))
                .containsEntry("is_development", true);
    }
}
