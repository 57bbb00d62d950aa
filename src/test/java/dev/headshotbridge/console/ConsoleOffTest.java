package dev.headshotbridge.console;

import static dev.headshotbridge.support.Answers.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.headshotbridge.support.Database;
import dev.headshotbridge.support.OpenApi;
import dev.headshotbridge.support.RunningBridge;
import jakarta.servlet.Filter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Without a password. */
class ConsoleOffTest {

    @RegisterExtension
    static final RunningBridge BRIDGE = RunningBridge.on(Database.H2);

    @ParameterizedTest
    @ValueSource(strings = {"/console", "/console/", "/console/index.html", "/console/login.html", "/console/a/b"})
    void thereIsNoConsoleAndItSaysHowToGetOne(String path) {
        assertThat(assertProblem(BRIDGE.privatePort().get(path), 404)).contains("bridge.console.password");
    }

    @Test
    void whatIsNoPersonalDataIsOpen() {
        assertThat(BRIDGE.privatePort().get("/operations/deliveries").statusCode())
                .isEqualTo(200);
        assertThat(BRIDGE.privatePort().get("/operations/session").body()).contains("\"user\":null,\"login\":false");
        var asked = BRIDGE.privatePort().post("/operations/replays", "{\"state\":\"dead\",\"dryRun\":true}");
        assertThat(asked.statusCode()).isEqualTo(200);
    }

    @Test
    void personalDataIsRefusedWhateverIsSent() {
        JsonNode paths = OpenApi.document().path("paths");
        List<String> personal = OpenApi.served().stream()
                .filter(operation -> operation.startsWith("GET "))
                .map(operation -> operation.substring(4))
                .filter(path -> paths.path(path).path("get").has("security"))
                .toList();
        assertThat(personal).contains("/operations/delivery");
        for (String path : personal) {
            assertThat(assertProblem(BRIDGE.privatePort().get(path + "?id=1"), 403))
                    .contains("bridge.console.password");
            assertProblem(BRIDGE.privatePort().as("admin", "admin").get(path), 403);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"env", "configprops", "beans", "loggers", "threaddump", "heapdump", "mappings"})
    void whatGivesAwayMoreThanItsHealthIsNotThere(String endpoint) {
        assertThat(BRIDGE.privatePort().get("/actuator/" + endpoint).statusCode())
                .isEqualTo(404);
    }

    @Test
    void asShippedOnlyThisMachineReachesThePrivatePort() {
        assertThat(BRIDGE.camel().resolvePropertyPlaceholders("{{server.address}}"))
                .isEqualTo("127.0.0.1");
    }

    @Test
    void nothingOfSpringSecurityRuns() {
        assertThat(BRIDGE.camel().getRegistry().findByTypeWithName(Filter.class).keySet())
                .isNotEmpty()
                .noneMatch(name -> name.contains("Security"));
    }
}
