package dev.headshotbridge.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.headshotbridge.distribution.BridgeProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database is killed, or the targets are down, under load. */
class DependenciesDownIT {

    @TempDir
    Path folder;

    private Story story;
    private BridgeProcess node;

    @BeforeEach
    void start() throws Exception {
        story = new Story();
        node = Node.in(folder, story.standIns, story.database);
        node.start();
    }

    @AfterEach
    void stop() throws Exception {
        node.close();
        story.close();
    }

    @Test
    void theDatabaseIsKilledAndComesBack() throws Exception {
        try (Load load = new Load(story.standIns, List.of(node.publicPort))) {
            for (int round = 0; story.goesOn(round, 2); round++) {
                Story.takes(load, 100);
                int refused = load.refused.get();
                story.postgreSql.kill();
                await().atMost(Duration.ofSeconds(30)).until(() -> load.refused.get() > refused);
                story.postgreSql.startAgain();
            }
            Story.takes(load, 50);
            Figures figures = story.settle("PostgreSQL killed with -9 and started again", load);
            figures.assertPromisesKept();
            assertThat(figures.refused()).as("webhooks answered 503").isPositive();
        }
    }

    @Test
    void theTargetsAreDownAndComeBack() throws Exception {
        try (Load load = new Load(story.standIns, List.of(node.publicPort))) {
            for (int round = 0; story.goesOn(round, 2); round++) {
                Story.takes(load, 50);
                story.standIns.down(true);
                Story.takes(load, 100);
                await().atMost(Duration.ofSeconds(60))
                        .until(() -> story.jdbc.queryForObject(
                                        "SELECT COUNT(*) FROM target WHERE open_until IS NOT NULL", Integer.class)
                                == 2);
                story.standIns.down(false);
            }
            Figures figures = story.settle("Targets down and up again", load);
            figures.assertPromisesKept();
            assertThat(figures.refused()).as("receiving goes on").isZero();
        }
    }
}
