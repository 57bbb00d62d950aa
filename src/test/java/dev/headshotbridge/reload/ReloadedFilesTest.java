package dev.headshotbridge.reload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headshotbridge.support.Webhooks;
import org.junit.jupiter.api.Test;

/** What becomes of files of each kind, and of those that are gone. */
class ReloadedFilesTest extends ReloadingBridge {

    @Test
    void aDeletedFileGoesOnUntilARestart() {
        take(deployed.with(RECEIVER, null));

        assertThat(answer()).isEqualTo("OK");
        assertThat(health("/actuator/health")).contains("OUT_OF_DATE", RECEIVER + ":1: is gone, but goes on running");
    }

    @Test
    void aMovedFileIsNoDeletedOne() {
        take(deployed.with(RECEIVER, null).with("routes/moved.camel.yaml", changed(RECEIVER, ": OK", ": MOVED")));

        assertThat(answer()).isEqualTo("MOVED");
        assertCurrent();
    }

    @Test
    void aMovedFileWithAMistakeLeavesTheOldOneReceiving() {
        String moved = changed(RECEIVER, "muteException: true", "muteExcepton: true");
        take(deployed.with(RECEIVER, null).with("routes/intake.camel.yaml", moved));

        assertThat(answer()).isEqualTo("OK");
        assertThat(health("/actuator/health"))
                .contains("routes/intake.camel.yaml:12: platform-http has no option muteExcepton");

        take(deployed.with(RECEIVER, null).with("routes/intake.camel.yaml", changed(RECEIVER, ": OK", ": MOVED")));
        assertThat(answer()).isEqualTo("MOVED");
        assertCurrent();
    }

    @Test
    void aRouteWithALongerIdIsAnother() {
        take(deployed.with("routes/extra.camel.yaml", EXTRA.formatted("hello")));
        String longer = EXTRA.formatted("two").replace("extra", "extra-two");
        take(deployed.with("routes/extra-two.camel.yaml", longer));

        assertThat(operations("extra")).isEqualTo("hello");
        assertThat(operations("extra-two")).isEqualTo("two");
        assertThat(health("/actuator/health")).contains("routes/extra.camel.yaml:1: is gone, but goes on running");
    }

    @Test
    void aChangedStatementCounts() {
        take(deployed.with(LIST, changed(LIST, "d.last_error,", "'ended' AS last_error,")));
        BRIDGE.sender().post(Webhooks.event("model.created", Webhooks.newModel()));
        assertThat(operations("deliveries")).contains("\"ended\"");

        take(deployed.with(LIST, changed(LIST, "finished_at", "finished_att")));
        assertThat(operations("deliveries")).contains("\"ended\"");
        assertThat(health("/actuator/health"))
                .contains(LIST + ":18: there is no column d.finished_att; write one of finished_at");
    }

    @Test
    void aChangedRouteConfigurationCounts() {
        String file = "routes/errors/receiving.camel.yaml";
        take(deployed.with(file, changed(file, "\"title\":\"Unauthorized\"", "\"title\":\"Not signed\"")));

        assertThat(unsigned()).contains("\"title\":\"Not signed\"");
    }

    @Test
    void whatCannotBeStartedIsTakenBack() {
        // Camel knows of the other size only when both run.
        take(deployed.with(
                        "routes/extra.camel.yaml",
                        EXTRA.formatted("x").replace("servlet:extra", "seda:handle-delivery?size=7"))
                .with(RECEIVER, changed(RECEIVER, ": OK", ": TAKEN")));

        assertThat(health("/actuator/health"))
                .contains("routes/extra.camel.yaml:1: could not be started: Cannot use existing queue");
        assertThat(answer()).isEqualTo("TAKEN");
        assertThat(BRIDGE.camel()
                        .getRouteController()
                        .getRouteStatus("handle-delivery")
                        .isStarted())
                .isTrue();
    }
}
