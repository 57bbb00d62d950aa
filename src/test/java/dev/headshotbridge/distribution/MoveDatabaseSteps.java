package dev.headshotbridge.distribution;

import dev.headshotbridge.distribution.CommandProcess.Result;
import dev.headshotbridge.support.Database;
import dev.headshotbridge.support.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A bridge on H2, and a PostgreSQL to move to. */
abstract class MoveDatabaseSteps {

    static final Duration STOP = Duration.ofSeconds(30);

    final TestDatabase postgreSql = Database.POSTGRESQL.create();
    final JdbcTemplate jdbc = new JdbcTemplate(
            new DriverManagerDataSource(postgreSql.url(), postgreSql.username(), postgreSql.password()));
    BridgeProcess bridge;

    @BeforeEach
    void install(@TempDir Path folder) throws IOException {
        bridge = new BridgeProcess(folder);
    }

    @AfterEach
    void stop() throws Exception {
        bridge.close();
        postgreSql.server().close();
    }

    Result move(String... options) throws Exception {
        CommandProcess commands = new CommandProcess(bridge);
        commands.environment.putAll(target());
        return commands.run(
                Stream.concat(Stream.of("move-database"), Stream.of(options)).toArray(String[]::new));
    }

    /** The database that is moved, while no bridge runs on it. */
    JdbcTemplate h2() {
        String url = "jdbc:h2:file:" + bridge.home.resolve("data/headshot-bridge") + ";DATABASE_TO_LOWER=TRUE";
        return new JdbcTemplate(new DriverManagerDataSource(url, "headshot_bridge", ""));
    }

    Map<String, String> target() {
        return Map.of(
                "SPRING_DATASOURCE_URL", postgreSql.url(),
                "SPRING_DATASOURCE_USERNAME", postgreSql.username(),
                "SPRING_DATASOURCE_PASSWORD", postgreSql.password());
    }
}
