package dev.headshotbridge.inbox;

import static dev.headshotbridge.support.Answers.assertStored;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.headshotbridge.support.RunningBridge;
import dev.headshotbridge.support.TestDatabase;
import dev.headshotbridge.support.Webhooks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.util.FileSystemUtils;

/** A URL of one's own that leaves out all options of application.yaml's. */
class ShortUrlOfH2Test {

    @RegisterExtension
    static final RunningBridge BRIDGE = RunningBridge.on(ShortUrlOfH2Test::database);

    private static TestDatabase database() {
        try {
            Path folder = Files.createTempDirectory("headshot-bridge-h2");
            return new TestDatabase(
                    "jdbc:h2:file:" + folder + "/mine",
                    "headshot_bridge",
                    "",
                    () -> FileSystemUtils.deleteRecursively(folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void storesAndCountsRepeats() {
        String model = Webhooks.newModel();
        String webhook = Webhooks.event("model.created", model);
        assertStored(BRIDGE.sender().post(webhook));
        assertStored(BRIDGE.sender().post(webhook));
        assertThat(BRIDGE.privatePort()
                        .get("/operations/deliveries?model=" + model)
                        .body())
                .contains("\"duplicates\":1");
    }

    @Test
    void commitsBeforeItAnswers() {
        var pool = BRIDGE.camel().getRegistry().findSingleByType(HikariDataSource.class);
        assertThat(new JdbcTemplate(pool)
                        .queryForObject(
                                "SELECT setting_value FROM information_schema.settings WHERE setting_name = 'WRITE_DELAY'",
                                String.class))
                .isEqualTo("0");
    }
}
