package dev.headshotbridge.console;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headshotbridge.support.Answers;
import dev.headshotbridge.support.Database;
import dev.headshotbridge.support.Inbox;
import dev.headshotbridge.support.RunningBridge;
import dev.headshotbridge.support.Surroundings;
import dev.headshotbridge.support.Waiting;

/** A bridge with a console, and deliveries that a target has refused until they were dead. */
final class DeadDelivery {

    private DeadDelivery() {}

    static RunningBridge bridge(Surroundings surroundings) {
        return RunningBridge.on(Database.H2)
                .handling()
                .with(surroundings.settings())
                .with("bridge.console.password", Operator.PASSWORD)
                // Two attempts, and none of them is kept waiting by a circuit.
                .with("bridge.retry.schedule", "50ms")
                .with("bridge.circuit.failures", "100000");
    }

    /** Sends model.photos_ready for the model while the target is down, and gives the dead delivery's id. */
    static long of(RunningBridge bridge, Surroundings surroundings, String model) {
        surroundings.events(aResponse().withStatus(503).withBody("down for maintenance"));
        send(bridge, "model.photos_ready", model, "active");
        Waiting.until(() -> assertThat(bridge.inbox().of(model))
                .extracting(Inbox.Delivery::state)
                .containsExactly("dead"));
        return bridge.inbox().of(model).get(0).id();
    }

    static void targetWorksAgain(Surroundings surroundings) {
        surroundings.events(aResponse().withStatus(202));
    }

    /** The model's organization is what stands before its first hyphen. */
    static void send(RunningBridge bridge, String event, String model, String status) {
        Answers.assertStored(
                bridge.sender().post("""
                {"event":"%s","objectType":"model","object":{"_id":"%s","uid":"u-%s","title":"Ada <b>Lovelace</b>",
                "status":"%s","organization":"%s","isDevelopment":false}}""".formatted(event, model, model, status, model.replaceFirst("-.*", ""))));
    }
}
