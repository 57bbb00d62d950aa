package dev.headshotbridge.inbox;

import static dev.headshotbridge.support.Answers.assertProblem;
import static dev.headshotbridge.support.Answers.assertStored;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headshotbridge.support.RunningBridge;
import dev.headshotbridge.support.TestDatabase;
import dev.headshotbridge.support.Waiting;
import dev.headshotbridge.support.Webhooks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.util.FileSystemUtils;

/** The embedded database in a file, on a disk that is full for a while. */
class FullDiskOnH2Test {

    private static final int AT_ONCE = 60;

    @RegisterExtension
    static final RunningBridge BRIDGE = RunningBridge.on(FullDiskOnH2Test::database);

    private static TestDatabase database() {
        try {
            FullDisk.register();
            Path folder = Files.createTempDirectory("headshot-bridge-h2");
            String url = "jdbc:h2:full:" + folder + "/inbox;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE"
                    + ";DEFAULT_NULL_ORDERING=HIGH;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE";
            return new TestDatabase(url, "headshot_bridge", "", () -> FileSystemUtils.deleteRecursively(folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void answers503AndRecoversWithoutARestart() {
        List<String> stored = new ArrayList<>();
        send(stored, 200);
        FullDisk.full = true;
        try {
            for (int i = 0; i < 5; i++) {
                send(stored, 503);
            }
        } finally {
            FullDisk.full = false;
        }
        // With all connections of the pool.
        Waiting.until(
                () -> assertThat(BRIDGE.sender().atOnce(AT_ONCE, Webhooks.event("model.created", Webhooks.newModel())))
                        .extracting(HttpResponse::statusCode)
                        .containsOnly(200));
        send(stored, 200);
        assertThat(stored).hasSize(2).allSatisfy(model -> assertThat(BRIDGE.privatePort()
                        .get("/operations/deliveries?model=" + model)
                        .body())
                .contains(model));
    }

    private static void send(List<String> stored, int status) {
        String model = Webhooks.newModel();
        var answer = BRIDGE.sender().post(Webhooks.event("model.created", model));
        if (status == 200) {
            assertStored(answer);
            stored.add(model);
        } else {
            assertProblem(answer, status);
            assertThat(answer.headers().firstValue("Retry-After")).hasValue("30");
        }
    }
}
