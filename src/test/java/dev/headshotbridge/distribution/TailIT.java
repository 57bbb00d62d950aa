package dev.headshotbridge.distribution;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import dev.headshotbridge.distribution.CommandProcess.Result;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told of deliveries that are there already; the private port is made up. */
class TailIT {

    private final WireMockServer privatePort =
            new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));
    private CommandProcess commands;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        commands = new CommandProcess(new BridgeProcess(folder));
        privatePort.start();
        commands.environment.put("SERVER_PORT", String.valueOf(privatePort.port()));
        privatePort.stubFor(get(urlPathEqualTo("/operations/replays")).willReturn(okJson("[]")));
        privatePort.stubFor(get(urlPathEqualTo("/operations/deliveries"))
                .willReturn(okJson("[" + row(4, "done") + "," + row(3, "dead") + "," + row(2, "dead") + "]")));
    }

    @AfterEach
    void stop() {
        privatePort.stop();
    }

    @Test
    void theLastAreThoseOfTheState() throws Exception {
        Result dead = commands.run("tail", "-n", "1", "--state", "dead", "--for", "1ms", "--json");
        assertThat(dead.code()).as(dead.err()).isZero();
        assertThat(dead.json())
                .singleElement()
                .satisfies(row -> assertThat(row.path("id").asInt()).isEqualTo(3));
    }

    @Test
    void endsWhenNobodyReadsIt() throws Exception {
        Result lost = commands.bash("\"$BRIDGE\" tail --for 20s > /dev/full");
        assertThat(lost.code()).isEqualTo(2);
        assertThat(lost.err()).contains("standard output cannot be written to");
        privatePort.verify(
                1,
                com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor(
                        urlPathEqualTo("/operations/deliveries")));
    }

    private static String row(int id, String state) {
        return """
                {"id":%d,"received_at":"2026-11-24T10:00:00Z","event":"model.created","state":"%s"}""".formatted(id, state);
    }
}
