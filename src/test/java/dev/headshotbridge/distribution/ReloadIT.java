package dev.headshotbridge.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headshotbridge.support.PrivatePort;
import dev.headshotbridge.support.Waiting;
import dev.headshotbridge.support.Webhooks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Live reload, as an engineer's editor sets it off. */
class ReloadIT {

    private static final String RECEIVER = "routes/receive-webhook.camel.yaml";

    private BridgeProcess bridge;

    @BeforeEach
    void start(@TempDir Path folder) throws IOException {
        bridge = new BridgeProcess(folder);
        bridge.environment.put("BRIDGE_RELOAD_ENABLED", "true");
        bridge.environment.put("BRIDGE_RELOAD_INTERVAL", "200ms");
        bridge.start();
    }

    @AfterEach
    void stop() throws InterruptedException {
        bridge.close();
    }

    @Test
    void savesAreTakenOverUnderAStreamOfWebhooks() throws Exception {
        AtomicBoolean ended = new AtomicBoolean();
        List<String> stored = new CopyOnWriteArrayList<>();
        CompletableFuture<Void> stream = CompletableFuture.runAsync(() -> {
            while (!ended.get()) {
                String model = Webhooks.newModel();
                int status = bridge.send(Webhooks.event("model.created", model)).statusCode();
                assertThat(status).isIn(200, 503);
                if (status == 200) {
                    stored.add(model);
                }
            }
        });
        String good = Files.readString(bridge.home.resolve(RECEIVER));

        // Half a file, as some editors leave it for a moment.
        save(RECEIVER, good.substring(0, good.length() / 2));
        Waiting.until(() -> assertThat(health()).contains("OUT_OF_DATE", RECEIVER + ":"));
        assertThat(answer()).isEqualTo("OK");
        save(RECEIVER, good.replace("expression: OK", "expression: TAKEN"));
        Waiting.until(() -> assertThat(answer()).isEqualTo("TAKEN"));
        assertThat(health()).contains("\"reload\":{\"status\":\"UP\"}");

        // As others do it: into a new file, which then takes the old one's name; several at once.
        saveByRename("routes/sql/list-deliveries.sql", "d.last_error,", "'ended' AS last_error,");
        saveByRename(RECEIVER, "expression: TAKEN", "expression: AGAIN");
        Waiting.until(() -> {
            assertThat(bridge.operations("deliveries?limit=1")).contains("\"ended\"");
            assertThat(answer()).isEqualTo("AGAIN");
        });

        ended.set(true);
        stream.join();
        assertThat(stored).isNotEmpty();
        for (String model : stored) {
            assertThat(bridge.operations("deliveries?model=" + model)).contains(model);
        }
    }

    private String answer() {
        return bridge.send(Webhooks.event("model.created", Webhooks.newModel())).body();
    }

    private String health() {
        return new PrivatePort(bridge.privatePort).get("/actuator/health").body();
    }

    private void save(String file, String text) throws IOException {
        Files.writeString(bridge.home.resolve(file), text);
    }

    private void saveByRename(String file, String old, String replacement) throws IOException {
        Path path = bridge.home.resolve(file);
        Path written = path.resolveSibling(path.getFileName() + "~");
        Files.writeString(written, Files.readString(path).replace(old, replacement));
        Files.move(written, path, StandardCopyOption.ATOMIC_MOVE);
    }
}
