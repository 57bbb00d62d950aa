package dev.headshotbridge.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headshotbridge.distribution.BridgeProcess;
import dev.headshotbridge.support.PrivatePort;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files are saved with a mistake, and mended, under load. */
class BrokenRouteIT {

    /** Few, so that the check of the files has its share of the machine. */
    private static final int SENDERS = 2;

    private static final List<String> FILES = List.of(
            "routes/receive-webhook.camel.yaml",
            "routes/events/model-status-updated.camel.yaml",
            "routes/handle-delivery.camel.yaml",
            "routes/sql/finish-deliveries.sql",
            "kamelets/cloudevents-photo-sink.kamelet.yaml");

    @TempDir
    Path folder;

    private Story story;
    private BridgeProcess node;

    @BeforeEach
    void start() throws Exception {
        story = new Story();
        node = Node.in(folder, story.standIns, story.database);
        node.environment.put("BRIDGE_RELOAD_ENABLED", "true");
        node.environment.put("BRIDGE_RELOAD_INTERVAL", "200ms");
        node.start();
    }

    @AfterEach
    void stop() throws Exception {
        node.close();
        story.close();
    }

    @Test
    void theLastGoodRoutesGoOn() throws Exception {
        try (Load load = new Load(story.standIns, List.of(node.publicPort), SENDERS)) {
            for (int round = 0; story.goesOn(round, FILES.size()); round++) {
                Path file = node.home.resolve(FILES.get(round % FILES.size()));
                String good = Files.readString(file);
                // Half a file: YAML that ends in the middle, SQL without its condition.
                Files.writeString(file, good.substring(0, good.length() / 2) + "\n  :(");
                Story.until(() -> assertThat(reload()).contains("OUT_OF_DATE"));
                int refused = load.refused.get();
                Story.takes(load, 40);
                assertThat(load.refused.get())
                        .as("refused while %s is broken", file)
                        .isEqualTo(refused);
                Files.writeString(file, good);
                Story.until(() -> assertThat(reload()).doesNotContain("OUT_OF_DATE"));
            }
            Figures figures = story.settle("Files broken and mended", load);
            figures.assertPromisesKept();
            assertThat(figures.broken()).isZero();
        }
    }

    private String reload() {
        return new PrivatePort(node.privatePort).get("/actuator/health").body();
    }
}
