package dev.headshotbridge.console;

import static dev.headshotbridge.console.ConsoleSteps.row;
import static dev.headshotbridge.support.Answers.assertStored;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.headshotbridge.support.Webhooks;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** How far the models are, and since when. */
interface PipelineContract extends ConsoleSteps {

    @Test
    default void thePipelineHasEachStageAlsoWithoutModels() {
        model("m1", "active", "Ada");
        model("m2", "active", "Bo");
        model("m3", "newStage", "Cy");
        JsonNode stages = answer("pipeline");
        assertThat(stages.findValuesAsText("status"))
                .containsExactly(
                        "onboarding",
                        "waiting",
                        "pending",
                        "generatingHeadshots",
                        "active",
                        "failed",
                        "deleted",
                        "newStage");
        assertThat(row(stages, "status", "active").path("models").intValue()).isEqualTo(2);
        assertThat(row(stages, "status", "active").path("oldest_at").textValue())
                .isNotBlank();
        assertThat(row(stages, "status", "waiting").path("oldest_at").isNull()).isTrue();
    }

    @Test
    default void aModelTellsSinceWhenItHasItsStatus() throws Exception {
        String model = Webhooks.newModel();
        assertStored(sender().post(Webhooks.event("model.created", model)));
        handleUntil(model, "done");
        jdbc().update("UPDATE model SET status = 'waiting', status_since = TIMESTAMP '2026-01-01 00:00:00+00'");
        // Neither an event without news nor one that comes late begins the stage anew.
        for (String status : new String[] {"waiting", "onboarding"}) {
            assertStored(sender().post(Webhooks.status(model, status)));
        }
        handleUntil(model, "done", "done", "done");
        assertThat(answer("model?id=" + model).path("status_since").textValue()).startsWith("2026-01-01");
        assertThat(row(answer("pipeline"), "status", "waiting")
                        .path("oldest_at")
                        .textValue())
                .startsWith("2026-01-01");
        assertStored(sender().post(Webhooks.status(model, "active")));
        handleUntil(model, "done", "done", "done", "done");
        assertThat(Instant.parse(
                        answer("model?id=" + model).path("status_since").textValue()))
                .isAfter(Instant.now().minusSeconds(60));
    }
}
