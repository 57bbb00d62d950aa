package dev.headshotbridge.inbox;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static dev.headshotbridge.support.Answers.assertStored;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headshotbridge.support.Database;
import dev.headshotbridge.support.RunningBridge;
import dev.headshotbridge.support.Surroundings;
import dev.headshotbridge.support.Waiting;
import dev.headshotbridge.support.Webhooks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A delivery that takes longer than the lease, however short that is set, stays with the node that handles it. */
class LeaseTest {

    @RegisterExtension
    static final Surroundings SURROUNDINGS =
            new Surroundings().events(aResponse().withStatus(202).withFixedDelay(4_000));

    @RegisterExtension
    static final RunningBridge BRIDGE = RunningBridge.on(Database.H2)
            .with(SURROUNDINGS.settings())
            .with("bridge.dispatch.lease", "1s")
            .handling();

    @Test
    void isRenewedWhileTheDeliveryIsHandled() {
        String model = Webhooks.newModel();
        assertStored(BRIDGE.sender().post(Webhooks.event("model.photos_ready", model)));
        Waiting.until(() -> assertThat(BRIDGE.inbox().of(model))
                .singleElement()
                .satisfies(delivery -> assertThat(delivery.state()).isEqualTo("done")));
        assertThat(BRIDGE.inbox()
                        .jdbc()
                        .queryForObject(
                                "SELECT attempts FROM webhook_delivery WHERE model_id = ?", Integer.class, model))
                .isEqualTo(1);
        assertThat(SURROUNDINGS.requests("/events")).hasSize(1);
    }
}
