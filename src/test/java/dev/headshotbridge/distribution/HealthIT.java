package dev.headshotbridge.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headshotbridge.distribution.CommandProcess.Result;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code bin/bridge health}, by which a container is judged, however application.yaml writes the port. */
class HealthIT {

    @ParameterizedTest
    @ValueSource(strings = {"port: \"%d\"", "port: ${NO_SUCH_PORT:%d}"})
    void findsThePort(String port, @TempDir Path folder) throws Exception {
        try (BridgeProcess bridge = new BridgeProcess(folder)) {
            bridge.environment.remove("SERVER_PORT");
            Path settings = bridge.home.resolve("application.yaml");
            String text = Files.readString(settings);
            assertThat(text).contains("  port: 8081\n");
            Files.writeString(
                    settings, text.replace("  port: 8081\n", "  " + port.formatted(bridge.privatePort) + "\n"));
            bridge.start();
            assertThat(bridge.health()).isZero();
        }
    }

    @Test
    void oneThatDoesNotAnswerIsUnreachable(@TempDir Path folder) throws Exception {
        // Connections are made, and nobody accepts them.
        try (BridgeProcess none = new BridgeProcess(folder);
                ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Result health = new CommandProcess(none).run("health", "--json", "--server.port=" + silent.getLocalPort());
            assertThat(health.code()).isEqualTo(1);
            assertThat(health.json()).singleElement().satisfies(answer -> {
                assertThat(answer.path("status").textValue()).isEqualTo("UNREACHABLE");
                assertThat(answer.path("detail").textValue()).endsWith("there is no answer within 3.0 s");
            });
        }
    }
}
