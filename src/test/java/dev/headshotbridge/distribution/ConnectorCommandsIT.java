package dev.headshotbridge.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import dev.headshotbridge.distribution.CommandProcess.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Connectors are made, listed and tried without a bridge that runs. */
class ConnectorCommandsIT {

    private static final String NAME = "staff-directory-photo-sink";
    private static final String PHOTO = "/api/people/test-person/photo";

    private final WireMockServer target =
            new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));
    private BridgeProcess bridge;
    private CommandProcess commands;

    @BeforeEach
    void copyDistribution(@TempDir Path folder) throws Exception {
        bridge = new BridgeProcess(folder);
        commands = new CommandProcess(bridge);
        target.start();
        commands.environment.put("STAFFDIRECTORY_BASEURL", target.baseUrl() + "/api");
        commands.environment.put("STAFFDIRECTORY_APIKEY", "directory-key");
        assertThat(commands.run("connector", "add", "staff-directory").code()).isZero();
    }

    @AfterEach
    void stop() {
        target.stop();
    }

    @Test
    void aNewOnePassesTheCheckAtOnce() throws Exception {
        Path kamelet = bridge.home.resolve("kamelets/" + NAME + ".kamelet.yaml");
        String made = Files.readString(kamelet);
        commands.environment.remove("STAFFDIRECTORY_BASEURL");
        commands.environment.remove("STAFFDIRECTORY_APIKEY");
        Result check = commands.run("check");
        assertThat(check.code()).as(check.out()).isZero();
        assertThat(bridge.home.resolve("scenarios/staff-directory")).isDirectoryContaining("glob:**.citrus.yaml");

        Result again = commands.run("connector", "add", NAME);
        assertThat(again.code()).isEqualTo(2);
        assertThat(again.err()).contains("there already");
        assertThat(kamelet).hasContent(made);
        Result taken = commands.run("connector", "add", "spring");
        assertThat(taken.code()).isEqualTo(2);
        assertThat(taken.err()).contains("block spring:");
        JsonNode second = commands.run("connector", "add", "intranet-avatar-sink", "--json")
                .json()
                .get(0);
        assertThat(second.path("settings"))
                .extracting(JsonNode::asText)
                .containsExactly("intranet.base-url", "intranet.api-key");
        assertThat(commands.run("check").code()).isZero();
    }

    @Test
    void doesNotCallOneThatLacksASetting() throws Exception {
        commands.environment.remove("STAFFDIRECTORY_APIKEY");
        Result test = commands.run("connector", "test", NAME);
        assertThat(test.code()).isEqualTo(2);
        assertThat(test.err()).contains("staff-directory.api-key is not set");
    }

    @Test
    void callsOneForReal() throws Exception {
        target.stubFor(WireMock.any(WireMock.urlEqualTo(PHOTO)).willReturn(WireMock.noContent()));
        Result both = commands.run("connector", "test", NAME, "--uid", "test-person", "--remove");
        assertThat(both.code()).as(both.err()).isZero();
        assertThat(both.out())
                .containsPattern(NAME + " sync: OK, HTTP 204, \\d+ ms")
                .containsPattern(NAME + " remove: OK, HTTP 204, \\d+ ms");
        byte[] sent = target.getAllServeEvents().get(1).getRequest().getBody();
        assertThat(sent).startsWith(0xFF, 0xD8, 0xFF);
        target.verify(
                1,
                WireMock.deleteRequestedFor(WireMock.urlEqualTo(PHOTO))
                        .withHeader("X-Api-Key", WireMock.equalTo("directory-key")));
        assertThat(bridge.home.resolve("data")).doesNotExist();

        Files.write(
                commands.folder.resolve("own.png"), new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 1});
        Result own = commands.run("connector", "test", NAME, "--uid", "test-person", "--photo", "own.png", "--json");
        assertThat(own.json().get(0).at("/calls/0/outcome").asText()).isEqualTo("OK");
        target.verify(
                1,
                WireMock.putRequestedFor(WireMock.urlEqualTo(PHOTO))
                        .withHeader("Content-Type", WireMock.equalTo("image/png")));
    }

    @ParameterizedTest
    @CsvSource({"404,UNMATCHED,1", "401,AUTH,4", "422,PERMANENT,1", "503,RETRYABLE,1"})
    void saysWhyOneFails(int status, String outcome, int code) throws Exception {
        target.stubFor(WireMock.any(WireMock.anyUrl())
                .willReturn(WireMock.status(status).withBody("no")));
        Result failed = commands.run("connector", "test", NAME, "--remove", "--json");
        assertThat(failed.code()).as(failed.err()).isEqualTo(code);
        JsonNode calls = failed.json().get(0).path("calls");
        assertThat(calls).hasSize(1);
        assertThat(calls.get(0).path("outcome").asText()).isEqualTo(outcome);
        assertThat(calls.get(0).path("http_status").asInt()).isEqualTo(status);
    }

    @Test
    void saysThatNobodyAnswers() throws Exception {
        target.stop();
        Result alone = commands.run("connector", "test", NAME);
        assertThat(alone.code()).isEqualTo(3);
        assertThat(alone.out()).contains("RETRYABLE").doesNotContain("directory-key");
    }
}
