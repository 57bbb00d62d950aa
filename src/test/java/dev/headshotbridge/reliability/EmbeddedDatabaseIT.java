package dev.headshotbridge.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.headshotbridge.distribution.BridgeProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** One node on H2, which dies with it. */
class EmbeddedDatabaseIT {

    @TempDir
    Path folder;

    @Test
    void theNodeIsKilledUnderLoadAndStartedAgain() throws Exception {
        try (StandIns standIns = new StandIns();
                BridgeProcess node = Node.in(folder, standIns, null)) {
            node.start();
            try (Load load = new Load(standIns, List.of(node.publicPort))) {
                for (int round = 0; round < 2; round++) {
                    Story.takes(load, 100);
                    node.kill();
                    node.start();
                }
                Story.takes(load, 50);
                load.stop();
                await().atMost(Duration.ofMinutes(2))
                        .until(() -> node.operations("deliveries?state=pending").equals("[]")
                                && node.operations("deliveries?state=processing")
                                        .equals("[]"));
                node.terminate(Duration.ofSeconds(30));
                Figures figures = Figures.of(load, standIns, database(node)).print("H2, the node killed with -9");
                figures.assertPromisesKept();
                assertThat(figures.broken()).isPositive();
            }
        }
    }

    private static JdbcTemplate database(BridgeProcess node) {
        return new JdbcTemplate(new DriverManagerDataSource(
                "jdbc:h2:file:" + node.home.resolve("data/headshot-bridge")
                        + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;IFEXISTS=TRUE",
                "headshot_bridge",
                ""));
    }
}
