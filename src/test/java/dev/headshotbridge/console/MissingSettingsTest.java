package dev.headshotbridge.console;

import static dev.headshotbridge.support.Answers.assertStored;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.headshotbridge.observability.InboxGauges;
import dev.headshotbridge.support.Database;
import dev.headshotbridge.support.RunningBridge;
import dev.headshotbridge.support.Waiting;
import dev.headshotbridge.support.Webhooks;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.test.util.ReflectionTestUtils;

/** What needs a person where nobody has set the bridge up, and where it does not measure any more. */
class MissingSettingsTest {

    @RegisterExtension
    static final RunningBridge BRIDGE = RunningBridge.on(Database.H2).with("bridge.metrics.interval", "50ms");

    @Test
    void isToldOnceAnEventNeedsWhatIsNotSet() throws Exception {
        receive("model.status.updated");
        assertThat(attention().findValuesAsText("kind")).doesNotContain("configuration");
        receive("model.created");
        assertThat(attention().findValuesAsText("what"))
                .containsExactly("No API key is set, so no photo can be fetched");
        receive("model.photos_ready");
        receive("model.deleted");
        JsonNode items = attention();
        assertThat(items.findValuesAsText("kind")).containsOnly("configuration");
        assertThat(items.findValuesAsText("what"))
                .containsExactlyInAnyOrder(
                        "No API key is set, so no photo can be fetched",
                        "No connector is configured, so photos go nowhere",
                        "Models were deleted, and nobody is told by mail");
        assertThat(items.findValuesAsText("count")).containsExactlyInAnyOrder("2", "1", "1");
        assertThat(items.findValuesAsText("what_to_do").toString())
                .contains("headshotpro.api.key", "bridge.connectors", "bridge.mail.to");
    }

    @Test
    void oldGaugesAreTold() throws Exception {
        BRIDGE.stopRoute("measure-inbox");
        ReflectionTestUtils.setField(
                BRIDGE.camel().getRegistry().findSingleByType(InboxGauges.class),
                "measuredAt",
                System.nanoTime() - TimeUnit.SECONDS.toNanos(120));
        assertThat(attention().findValuesAsText("kind")).contains("stale");
        assertThat(attention().findValuesAsText("what").toString()).contains("The gauges of this node are 12");
        BRIDGE.startRoute("measure-inbox");
        Waiting.until(() -> assertThat(attention().findValuesAsText("kind")).doesNotContain("stale"));
    }

    private static void receive(String event) {
        assertStored(BRIDGE.sender().post(Webhooks.event(event, Webhooks.newModel())));
    }

    private static JsonNode attention() {
        return ConsoleSteps.json(BRIDGE.privatePort().get("/operations/attention"));
    }
}
