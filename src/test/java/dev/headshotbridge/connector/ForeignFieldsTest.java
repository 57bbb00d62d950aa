package dev.headshotbridge.connector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headshotbridge.support.OncePerRun;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A webhook may have fields that are named as variables of the bridge are. They say nothing of whom it is about. */
@ExtendWith(OncePerRun.class)
class ForeignFieldsTest extends PhotoSyncSteps {

    @BeforeEach
    void start(Targets shared) {
        use(shared);
    }

    @Test
    void theModelOfAWebhookAndNoOtherIsDeleted() {
        String model = "meant-" + id;
        String other = "other-" + id;
        sync(model, "u-" + model);
        sync(other, "u-" + other);

        handle("model.deleted", model, other, "");

        assertThat(photosOf(model)).isEmpty();
        assertThat(photosOf(other)).isNotEmpty();
        assertThat(deleted()).containsExactly(model);
    }

    @Test
    void aWebhookMakesNoOtherModelADevelopmentModel() {
        String model = "meant-" + id;

        handle("model.created", model, "other-" + id, ",\"isDevelopment\":true");

        assertThat(models("WHERE is_development")).containsExactly(model);
    }

    private void handle(String event, String model, String other, String more) {
        long delivery = bridge.deliver(event, model, """
                {"event":"%s","modelId":"%s","connector":"hubspot-contact-photo-sink","target":"mail","outcome":"AUTH",\
                "object":{"_id":"%s","uid":"u-%s","organization":"org"%s}}""".formatted(event, other, model, model, more));
        assertThat(bridge.handled(delivery).get("state")).isIn("done", "ignored");
    }

    private List<String> photosOf(String model) {
        return bridge.database()
                .queryForList("SELECT connector FROM photo_sync WHERE model_id = ?", String.class, model);
    }

    private List<String> deleted() {
        return models("WHERE deleted_at IS NOT NULL");
    }

    private List<String> models(String condition) {
        return bridge.database()
                .queryForList("SELECT id FROM model " + condition + " AND id LIKE ?", String.class, "%" + id);
    }
}
