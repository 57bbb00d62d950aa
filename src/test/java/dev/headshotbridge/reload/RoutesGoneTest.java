package dev.headshotbridge.reload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headshotbridge.check.RunningSources;
import org.junit.jupiter.api.Test;

/** A bridge in which what ran before cannot be started again either. */
class RoutesGoneTest extends ReloadingBridge {

    private static final String FILE = "routes/extra.camel.yaml";

    @Test
    void isNotReady() {
        assertThat(health("/actuator/health/readiness")).contains("\"status\":\"UP\"");
        // As if the bridge had been started with it.
        BRIDGE.camel()
                .getRegistry()
                .findSingleByType(RunningSources.class)
                .set(deployed.with(FILE, EXTRA.replace("steps:", "stebs:")));

        take(deployed.with(FILE, EXTRA.replace("servlet:extra", "seda:handle-delivery?size=7"))
                .with(RECEIVER, changed(RECEIVER, ": OK", ": TAKEN")));

        assertGone();
        take(deployed);
        assertGone();
    }

    private static void assertGone() {
        assertThat(BRIDGE.privatePort().get("/actuator/health/readiness").statusCode())
                .isEqualTo(503);
        assertThat(health("/actuator/health"))
                .contains(
                        "\"reload\":{\"status\":\"DOWN\"",
                        FILE + ":1: could not be started, nor could what ran before");
        assertThat(metric("bridge_reload_current")).isZero();
    }
}
