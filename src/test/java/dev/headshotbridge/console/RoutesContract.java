package dev.headshotbridge.console;

import static dev.headshotbridge.console.ConsoleSteps.row;
import static dev.headshotbridge.support.Answers.assertStored;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.client.WireMock;
import dev.headshotbridge.support.Webhooks;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The routes as they run. */
interface RoutesContract extends ConsoleSteps {

    @Test
    default void eachRouteIsThereWithItsFileAndSteps() {
        JsonNode routes = answer("routes");
        JsonNode receive = row(routes, "id", "receive-webhook");
        assertThat(receive.path("group").textValue()).isEqualTo("receive");
        assertThat(receive.path("file").textValue()).isEqualTo("routes/receive-webhook.camel.yaml");
        assertThat(receive.path("description").textValue()).contains("webhooks");
        assertThat(receive.path("state").textValue()).isEqualTo("started");
        assertThat(row(routes, "id", "keep-webhook").path("group").textValue()).isEqualTo("receive");
        assertThat(row(routes, "id", "model-created").path("group").textValue()).isEqualTo("events");
        assertThat(row(routes, "id", "handle-delivery").path("group").textValue())
                .isEqualTo("dispatch");
        assertThat(row(routes, "id", "fail-delivery").path("group").textValue()).isEqualTo("errors");
        JsonNode branch = row(row(routes, "id", "route-event").path("steps"), "kind", "choice")
                .path("steps");
        assertThat(branch.findValuesAsText("kind")).contains("when", "otherwise");
        assertThat(branch.findValuesAsText("to_route")).contains("model-created", "unknown-event");
        assertThat(routes.findValuesAsText("group")).contains("connectors");
        assertThat(row(routes, "id", "dispatch-deliveries").path("state").textValue())
                .isEqualTo("stopped");
    }

    @Test
    default void whatGoesThroughIsCounted() throws Exception {
        long before = count("receive-webhook", "exchanges");
        long created = count("model-created", "exchanges");
        String model = Webhooks.newModel();
        assertStored(sender().post(Webhooks.event("model.created", model)));
        handleUntil(model, "done");
        assertThat(count("receive-webhook", "exchanges") - before).isEqualTo(1);
        until(() -> assertThat(count("model-created", "exchanges") - created).isEqualTo(1));
        JsonNode receive = row(answer("routes"), "id", "receive-webhook");
        assertThat(receive.path("in_flight").intValue()).isZero();
        assertThat(receive.path("last_ms").doubleValue()).isPositive();
        assertThat(receive.path("mean_ms").doubleValue()).isPositive();
        JsonNode signature =
                row(row(answer("routes"), "id", "keep-webhook").path("steps"), "label", "webhookSignature");
        assertThat(signature.path("count").longValue()).isEqualTo(before + 1);
        // Steps that only set something say what came to them, too.
        assertThat(receive.path("steps").findValuesAsText("label")).contains("Content-Type");
        assertThat(row(receive.path("steps"), "label", "Content-Type")
                        .path("count")
                        .longValue())
                .isEqualTo(count("receive-webhook", "exchanges") - count("receive-webhook", "failed"));
    }

    @Test
    default void whatFailsIsCountedAtItsStep() throws Exception {
        long failed = failures();
        long deliveries = count("handle-delivery", "failed");
        surroundings().favorite(WireMock.aResponse().withStatus(400));
        String model = Webhooks.newModel();
        assertStored(sender().post(Webhooks.event("model.photos_ready", model)));
        handleUntil(model, "dead");
        until(() -> assertThat(failures() - failed).isEqualTo(1));
        until(() -> assertThat(count("handle-delivery", "failed") - deliveries).isEqualTo(1));
        assertThat(count("fail-delivery", "failed")).isZero();
        long refused = count("receive-webhook", "failed");
        sender().post("{}", request -> request.setHeader("X-HeadshotPro-Signature", "sha256=" + "0".repeat(64)));
        assertThat(count("receive-webhook", "failed") - refused).isEqualTo(1);
    }

    @Test
    default void noSettingIsToldOfThem() {
        assertThat(answer("routes").toString()).doesNotContain(secrets());
    }

    private String[] secrets() {
        return List.of("api-key", "hubspot-token", "127.0.0.1").toArray(String[]::new);
    }

    private long count(String route, String field) {
        return row(answer("routes"), "id", route).path(field).longValue();
    }

    private long failures() {
        return answer("routes").findParents("id").stream()
                .filter(step -> step.path("id").asText().equals("to-headshotpro"))
                .mapToLong(step -> step.path("failed").longValue())
                .sum();
    }
}
