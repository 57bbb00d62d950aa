package dev.headshotbridge.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code bin/bridge check} where some files cannot be read. */
class CheckUnreadableIT {

    private BridgeProcess bridge;

    @BeforeEach
    void copyDistribution(@TempDir Path folder) throws IOException {
        bridge = new BridgeProcess(folder);
    }

    @AfterEach
    void stop() throws InterruptedException {
        bridge.close();
    }

    @Test
    void namesWhatCannotBeReadBesideTheSettings() throws Exception {
        Files.writeString(bridge.home.resolve("kamelets/empty-sink.kamelet.yaml"), "");
        Files.createSymbolicLink(bridge.home.resolve("routes/round"), bridge.home.resolve("routes"));
        Path settings = bridge.home.resolve("application.yaml");
        Files.writeString(settings, Files.readString(settings).replace("lease: 30s", "lease: 2 hours"));

        assertThat(bridge.run("check", "--bridge.connectors=empty-sink")).isEqualTo(1);

        assertThat(bridge.output())
                .hasSize(5)
                .anyMatch(line -> line.startsWith("kamelets/empty-sink.kamelet.yaml:1: is empty; write a Kamelet"))
                .anyMatch(line -> line.startsWith("kamelets/empty-sink.kamelet.yaml") && line.contains("has no spec"))
                .anyMatch(line -> line.contains("bridge.dispatch.lease cannot be"))
                .anyMatch(line -> line.matches("routes/round.*: cannot be read .FileSystemLoopException.; let .*"));
    }

    @Test
    void looksAtTheRest() throws Exception {
        for (String file : List.of("routes/route-event.camel.yaml", "routes/sql/erase-model.sql")) {
            Files.delete(bridge.home.resolve(file));
            Files.createSymbolicLink(bridge.home.resolve(file), Path.of("/proc/self/mem"));
        }
        Path list = bridge.home.resolve("routes/sql/list-deliveries.sql");
        Files.writeString(list, Files.readString(list).replace("d.last_error,", "d.last_eror,"));

        assertThat(bridge.run("check")).isEqualTo(1);

        assertThat(bridge.output())
                .hasSize(4)
                .anyMatch(line -> line.startsWith("routes/route-event.camel.yaml: cannot be read"))
                .anyMatch(line -> line.startsWith("routes/sql/erase-model.sql: cannot be read"))
                .anyMatch(line -> line.startsWith("routes/sql/list-deliveries.sql:"));
    }
}
