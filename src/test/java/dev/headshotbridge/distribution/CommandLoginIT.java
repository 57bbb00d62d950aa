package dev.headshotbridge.distribution;

import static org.assertj.core.api.Assertions.assertThat;

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

/** Commands log in where the private port wants it. */
class CommandLoginIT {

    private final WireMockServer port =
            new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));
    private CommandProcess commands;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        commands = new CommandProcess(new BridgeProcess(folder));
        port.start();
        commands.environment.put("SERVER_PORT", String.valueOf(port.port()));
        port.stubFor(WireMock.any(WireMock.anyUrl())
                .willReturn(WireMock.status(401).withBody("{\"detail\":\"Log in first\"}")));
        port.stubFor(WireMock.get(WireMock.urlPathMatching("/operations/.*"))
                .withBasicAuth("ops", "pass word")
                .willReturn(WireMock.okJson("[]")));
    }

    @AfterEach
    void stop() {
        port.stop();
    }

    @Test
    void byTheSettings() throws Exception {
        commands.environment.put("BRIDGE_CONSOLE_USERNAME", "ops");
        commands.environment.put("BRIDGE_CONSOLE_PASSWORD", "pass word");
        assertThat(commands.run("tail", "--for", "1ms").code()).isZero();
        // A hash says nobody's password.
        commands.environment.put("BRIDGE_CONSOLE_PASSWORD", "{bcrypt}$2a$10$abc");
        Result hash = commands.run("tail", "--for", "1ms");
        assertThat(hash.code()).isEqualTo(4);
        assertThat(hash.err()).contains("BRIDGE_PASSWORD").doesNotContain("$2a$10$abc");
        commands.environment.put("BRIDGE_PASSWORD", "pass word");
        assertThat(commands.run("tail", "--for", "1ms").code()).isZero();
    }

    @Test
    void byOptions() throws Exception {
        Files.writeString(commands.folder.resolve("password"), "pass word\n");
        assertThat(commands.run("tail", "--for", "1ms", "--user", "ops", "--password-file", "password")
                        .code())
                .isZero();
        assertThat(commands.runWith("pass word", "tail", "--for", "1ms", "--user", "ops", "--password-file", "-")
                        .code())
                .isZero();
    }

    @Test
    void orAreRefused() throws Exception {
        Result refused = commands.run("replay", "1");
        assertThat(refused.code()).isEqualTo(4);
        assertThat(refused.err()).contains("401: Log in first", "bridge.console.password");
        commands.environment.put("BRIDGE_PASSWORD", "wrong-one");
        Result wrong = commands.run("tail", "--user", "ops");
        assertThat(wrong.code()).isEqualTo(4);
        assertThat(wrong.err()).doesNotContain("wrong-one");
    }
}
