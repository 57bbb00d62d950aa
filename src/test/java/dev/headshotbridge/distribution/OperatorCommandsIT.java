package dev.headshotbridge.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.headshotbridge.distribution.CommandProcess.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that talk to a running bridge. */
class OperatorCommandsIT {

    private static BridgeProcess bridge;
    private static CommandProcess commands;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        bridge = new BridgeProcess(folder);
        bridge.environment.put("BRIDGE_RETRY_SCHEDULE", "100ms");
        // Nobody answers there, so that fetching a photo fails.
        bridge.environment.put("BRIDGE_CONNECTORS", "cloudevents-photo-sink");
        bridge.environment.put("CLOUDEVENTS_URL", "http://127.0.0.1:1/photos");
        bridge.environment.put("HEADSHOTPRO_API_BASEURL", "http://127.0.0.1:1/api");
        bridge.environment.put("HEADSHOTPRO_API_KEY", "api-key");
        bridge.environment.put("BRIDGE_CIRCUIT_FAILURES", "1000");
        bridge.start();
        commands = new CommandProcess(bridge);
    }

    @AfterAll
    static void stop() throws InterruptedException {
        bridge.close();
    }

    @Test
    void triggersInBothSchemes() throws Exception {
        Result body = commands.run("trigger", "model.status.updated", "--id", "t-1", "--title", "Zoë", "--count", "2");
        assertThat(body.code()).as(body.err()).isZero();
        assertThat(body.out().lines())
                .hasSize(2)
                .allMatch(line -> line.matches("model.status.updated model t-1: 200 OK in \\d+ ms"));
        Result timestamp =
                commands.run("trigger", "model.status.updated", "--scheme", "timestamp", "--json", "--repeat", "2");
        assertThat(timestamp.json())
                .hasSize(2)
                .allMatch(line -> line.path("status").asInt() == 200);
        String model = timestamp.json().get(0).path("model").asText();
        await().untilAsserted(() -> assertThat(bridge.operations("deliveries?model=" + model))
                .contains("\"duplicates\":1")
                .contains("\"state\":\"done\""));
    }

    @Test
    void tellsWhatWasRefused() throws Exception {
        Result old = commands.run("trigger", "model.created", "--timestamp=-3h");
        assertThat(old.code()).isEqualTo(1);
        assertThat(old.out()).contains(": 401 ").contains("too far");
        String wrong = Files.writeString(commands.folder.resolve("secret"), "1".repeat(64))
                .toString();
        Result foreign = commands.run("trigger", "model.created", "--secret-file", wrong, "--json");
        assertThat(foreign.code()).isEqualTo(1);
        assertThat(foreign.json().get(0).path("status").asInt()).isEqualTo(401);
    }

    @Test
    void sendsGivenBodiesByteForByte() throws Exception {
        String event = "{ \"event\": \"model.created\", \"object\": {\"_id\": \"b-1\"} }\n";
        Path file = Files.writeString(commands.folder.resolve("event.json"), event);
        assertThat(commands.run("trigger", "--body", "@event.json").code()).isZero();
        assertThat(commands.run("trigger", "--body", "@" + file).out()).contains("model b-1: 200");
        assertThat(commands.runWith(event, "trigger", "--body", "-", "--id", "b-2")
                        .out())
                .contains("model b-2: 200");
        Result shown = commands.run("trigger", "--body", "@event.json", "--dry-run", "--json");
        assertThat(shown.json().get(0).path("body").asText()).isEqualTo(event);
        // The bridge takes what bin/bridge sign has signed, and bin/bridge verify agrees.
        Result curl = commands.bash("\"$BRIDGE\" sign --scheme timestamp event.json > headers"
                + " && curl -s -o answer -w '%{http_code}' -H @headers --data-binary @event.json"
                + " http://127.0.0.1:" + bridge.publicPort + "/webhooks/headshotpro"
                + " && \"$BRIDGE\" verify event.json --headers headers");
        assertThat(curl.out()).as(curl.err()).startsWith("200The signature matches: timestamp and body");
        Result lost = commands.bash("printf %s \"$(cat event.json)\" | \"$BRIDGE\" verify - --headers headers --json");
        assertThat(lost.code()).isEqualTo(1);
        assertThat(lost.json().get(0).at("/findings/0/reason").asText()).isEqualTo("newline-lost");
    }

    @Test
    void tailsAndReplays() throws Exception {
        assertThat(commands.run("trigger", "model.photos_ready", "--id", "dead-1", "--organization", "org-7")
                        .code())
                .isZero();
        Result tail =
                commands.run("tail", "--model", "dead-1", "--state", "dead", "--lines", "1", "--for", "60s", "--json");
        assertThat(tail.code()).as(tail.err()).isZero();
        JsonNode dead = tail.json().get(0);
        assertThat(dead.path("state").asText()).isEqualTo("dead");
        assertThat(dead.path("organization").asText()).isEqualTo("org-7");

        Result counted = commands.run("replay", "--organization", "org-7", "--json");
        assertThat(counted.code()).isZero();
        assertThat(counted.json().get(0).path("dryRun").asBoolean()).isTrue();
        assertThat(counted.json().get(0).path("deliveries").asInt()).isEqualTo(1);
        assertThat(counted.err()).contains("add --yes");
        assertThat(bridge.operations("replays")).isEqualTo("[]");

        Result replay = commands.run("replay", dead.path("id").asText(), "--yes", "--wait", "--json");
        assertThat(replay.code()).as(replay.err()).isEqualTo(1);
        assertThat(replay.err()).contains("dead 1").contains("Some are dead again");
        assertThat(replay.json().get(0).path("dead").asInt()).isEqualTo(1);
        commands.run("trigger", "model.status.updated", "--id", "done-1");
        assertThat(commands.run("tail", "--model", "done-1", "--state", "done", "--lines", "1", "--for", "60s")
                        .out())
                .contains("done-1");
        Result done = commands.run("replay", "--model", "done-1", "--state", "done", "--yes", "--wait");
        assertThat(done.code()).as(done.err()).isZero();
        assertThat(done.out()).contains("Replay 2: 1 queued.").contains("open 0, done 1, ignored 0, dead 0");
        assertThat(commands.run("tail", "--for", "1ms").out())
                .containsPattern("#\\d+ +model.photos_ready +dead-1 +dead");
    }

    @Test
    void saysWhatCannotBeReplayed() throws Exception {
        Result nothing = commands.run("replay", "--model", "nobody");
        assertThat(nothing.code()).isEqualTo(1);
        assertThat(nothing.out()).startsWith("0 deliveries");
        assertThat(commands.run("replay", "999999", "--yes").code()).isEqualTo(1);
        // What a script has left empty widens nothing.
        assertThat(commands.run("replay", "--model", "", "--yes").code()).isEqualTo(2);
        assertThat(commands.run("replay").err()).contains("--state dead");
    }

    @Test
    void tellsWhetherItIsReady() throws Exception {
        Result ready = commands.run("health", "--json");
        assertThat(ready.code()).isZero();
        assertThat(ready.json().get(0).path("status").asText()).isEqualTo("UP");
        Result other = commands.run("health", "--json", "--server.port=1");
        assertThat(other.code()).isEqualTo(1);
        assertThat(other.json().get(0).path("status").asText()).isEqualTo("UNREACHABLE");
        assertThat(commands.run("tail", "--for", "1s").code()).isZero();
    }
}
