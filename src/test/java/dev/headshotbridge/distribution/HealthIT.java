package dev.headshotbridge.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
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
}
