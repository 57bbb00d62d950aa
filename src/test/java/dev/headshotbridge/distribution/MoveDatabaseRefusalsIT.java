package dev.headshotbridge.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headshotbridge.distribution.CommandProcess.Result;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** What keeps a move to PostgreSQL from being made, each told with what to do. */
class MoveDatabaseRefusalsIT extends MoveDatabaseSteps {

    @Test
    void whatPostgreSqlRefusesIsNotRepeated() throws Exception {
        bridge.start();
        bridge.terminate(STOP);
        h2().update("INSERT INTO model (id, title) VALUES ('m', ?)", "Zoe\0");
        Result refused = move();
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err())
                .contains("Nothing was copied: model: ERROR: invalid byte")
                .doesNotContain("Zoe");
    }

    @Test
    void whatCannotBeDoneIsSaid() throws Exception {
        Result none = move();
        assertThat(none.code()).isEqualTo(2);
        assertThat(none.err()).contains("There is no file data/headshot-bridge.mv.db");
        Result same = new CommandProcess(bridge).run("move-database");
        assertThat(same.code()).isEqualTo(2);
        assertThat(same.err()).contains("spring.datasource.url says jdbc:h2:", "jdbc:postgresql://host");
        CommandProcess commands = new CommandProcess(bridge);
        Files.writeString(commands.folder.resolve("broken.mv.db"), "no database");
        commands.environment.putAll(target());
        Result broken = commands.run("move-database", "--from", "broken.mv.db");
        assertThat(broken.code()).isEqualTo(2);
        assertThat(broken.err()).contains("broken.mv.db cannot be read");
        assertThat(jdbc.queryForList("SELECT 1 FROM pg_tables WHERE tablename = 'webhook_delivery'", Integer.class))
                .isEmpty();
    }
}
