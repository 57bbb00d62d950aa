package dev.headshotbridge.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.headshotbridge.distribution.CommandProcess.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** bin/bridge connector list: what each needs, and whether it is set. */
class ConnectorListIT {

    private static final String NAME = "staff-directory-photo-sink";

    private BridgeProcess bridge;
    private CommandProcess commands;

    @BeforeEach
    void addOne(@TempDir Path folder) throws Exception {
        bridge = new BridgeProcess(folder);
        commands = new CommandProcess(bridge);
        commands.environment.put("STAFFDIRECTORY_BASEURL", "https://directory.example.com/api");
        commands.environment.put("STAFFDIRECTORY_APIKEY", "directory-key");
        assertThat(commands.run("connector", "add", "staff-directory").code()).isZero();
    }

    @Test
    void listsWhatEachNeeds() throws Exception {
        Result unused = commands.run("connector", "list", "--json");
        assertThat(unused.code()).isZero();
        JsonNode directory = row(unused);
        assertThat(directory.path("used").asBoolean()).isFalse();
        assertThat(directory.path("ready").asBoolean()).isTrue();
        assertThat(unused.out()).doesNotContain("directory-key");

        commands.environment.put("BRIDGE_CONNECTORS", NAME);
        commands.environment.remove("STAFFDIRECTORY_APIKEY");
        Result lacking = commands.run("connector", "list");
        assertThat(lacking.code()).isEqualTo(1);
        assertThat(lacking.out()).contains(NAME + ": used").containsPattern("staff-directory.api-key +MISSING");
        Result absent = commands.run("connector", "list", "--bridge.connectors=nosuch-sink");
        assertThat(absent.code()).isEqualTo(1);
        assertThat(absent.out()).contains("nosuch-sink: bridge.connectors names it, but it is not in kamelets/");
    }

    @Test
    void needsNoSettingThatHasADefault() throws Exception {
        Path kamelet = bridge.home.resolve("kamelets/" + NAME + ".kamelet.yaml");
        String made = Files.readString(kamelet);
        Files.writeString(kamelet, made.replace("{{staff-directory.api-key}}", "{{staff-directory.api-key:none}}"));
        commands.environment.put("BRIDGE_CONNECTORS", NAME);
        commands.environment.remove("STAFFDIRECTORY_APIKEY");
        Result list = commands.run("connector", "list");
        assertThat(list.out()).containsPattern("staff-directory.api-key +not set");
        assertThat(list.code()).isZero();
    }

    private static JsonNode row(Result list) {
        for (JsonNode row : list.json().get(0)) {
            if (row.path("name").asText().equals(NAME)) {
                return row;
            }
        }
        throw new AssertionError(list.out());
    }
}
