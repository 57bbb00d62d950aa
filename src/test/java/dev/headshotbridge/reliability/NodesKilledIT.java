package dev.headshotbridge.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headshotbridge.distribution.BridgeProcess;
import dev.headshotbridge.support.WebhookSender;
import dev.headshotbridge.support.Webhooks;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes on one PostgreSQL: whichever dies, stops or is told the same twice. */
class NodesKilledIT {

    private static final int STOP_SECONDS = 30;

    @TempDir
    Path folder;

    private Story story;
    private List<BridgeProcess> nodes;

    @BeforeEach
    void start() throws Exception {
        story = new Story();
        nodes = List.of(
                Node.in(folder.resolve("a"), story.standIns, story.database),
                Node.in(folder.resolve("b"), story.standIns, story.database));
        for (BridgeProcess node : nodes) {
            node.start();
        }
    }

    @AfterEach
    void stop() throws Exception {
        for (BridgeProcess node : nodes) {
            node.close();
        }
        story.close();
    }

    @Test
    void oneIsKilledOrStoppedUnderLoadAndStartedAgain() throws Exception {
        try (Load load = load()) {
            for (int round = 0; story.goesOn(round, 3); round++) {
                Story.takes(load, 100);
                BridgeProcess node = nodes.get(round % 2);
                if (round % 3 == 2) {
                    node.terminate(Duration.ofSeconds(STOP_SECONDS));
                } else {
                    node.kill();
                }
                Story.takes(load, 50);
                node.start();
            }
            Figures figures = story.settle("Nodes killed with -9, or stopped, and started again", load);
            figures.assertPromisesKept();
            assertThat(figures.broken()).as("requests that the kill broke off").isPositive();
        }
    }

    @Test
    void theSameSentByManyThreadsToBothTakesEffectOnce() throws Exception {
        int webhooks = 100;
        int times = 6;
        var threads = Executors.newFixedThreadPool(2 * times);
        for (int i = 0; i < webhooks; i++) {
            String model = Webhooks.newModel();
            story.standIns.chooseAnother(model);
            String webhook = Webhooks.withId(UUID.randomUUID().toString(), "model.favorite_selected", model);
            for (int j = 0; j < times; j++) {
                var sender = new WebhookSender(nodes.get(j % 2).publicPort);
                threads.submit(() -> sender.post(webhook));
            }
        }
        threads.shutdown();
        assertThat(threads.awaitTermination(2, TimeUnit.MINUTES)).isTrue();
        try (Load load = load()) {
            Figures figures =
                    story.settle("The same %d times to both nodes, %d webhooks".formatted(times, webhooks), load);
            long own = story.jdbc.queryForObject(
                    "SELECT COUNT(*) FROM webhook_delivery WHERE duplicates = ?", Long.class, times - 1);
            assertThat(own).as("each stored once, and its repeats counted").isEqualTo(webhooks);
            assertThat(figures.doubled() + figures.lost() + figures.dead()).isZero();
            assertThat(figures.recognizedRepeats()).isZero();
        }
    }

    private Load load() {
        return new Load(
                story.standIns, nodes.stream().map(node -> node.publicPort).toList());
    }
}
