package dev.headshotbridge.bench;

import static org.awaitility.Awaitility.await;

import dev.headshotbridge.support.StoppablePostgreSql;
import dev.headshotbridge.support.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What the scenarios share: a PostgreSQL that keeps what it commits, and where the results go. */
final class Workbench implements AutoCloseable {

    private static final int LOG_FILES = 120;

    final Options options;
    final Results results;
    private final StoppablePostgreSql postgreSql = new StoppablePostgreSql();
    private final TestDatabase server = postgreSql.database();
    private int databases;

    Workbench(Options options) throws IOException {
        this.options = options;
        results = new Results(options.out());
        useLogFilesAgain();
    }

    /** As in a PostgreSQL that has run for a while: making a new log file stops all commits for some 60 ms. */
    private void useLogFilesAgain() {
        JdbcTemplate jdbc = jdbc(server);
        jdbc.execute("ALTER SYSTEM SET min_wal_size = '2GB'");
        jdbc.execute("ALTER SYSTEM SET max_wal_size = '4GB'");
        jdbc.execute("SELECT PG_RELOAD_CONF()");
        for (int i = 0; i < LOG_FILES; i++) {
            jdbc.execute("SELECT PG_LOGICAL_EMIT_MESSAGE(FALSE, 'bench', REPEAT('x', 16000000))");
        }
        jdbc.execute("CHECKPOINT");
    }

    /** An empty one in place of the last, so that none pays for another's rows. */
    TestDatabase newDatabase() {
        JdbcTemplate jdbc = jdbc(server);
        jdbc.execute("DROP DATABASE IF EXISTS bench" + databases + " WITH (FORCE)");
        jdbc.execute("CREATE DATABASE bench" + ++databases);
        jdbc.execute("CHECKPOINT");
        return new TestDatabase(
                server.url().replace("/postgres?", "/bench" + databases + "?"),
                server.username(),
                server.password(),
                server.server());
    }

    /** With the inbox's tables. */
    TestDatabase newInbox() {
        TestDatabase database = newDatabase();
        migrate(database);
        return database;
    }

    static void migrate(TestDatabase database) {
        Flyway.configure()
                .dataSource(database.url(), database.username(), database.password())
                .locations("classpath:db/migration/postgresql")
                .load()
                .migrate();
    }

    static JdbcTemplate jdbc(TestDatabase database) {
        return new JdbcTemplate(new DriverManagerDataSource(database.url(), database.username(), database.password()));
    }

    /** A statement of bench/. */
    static void seed(JdbcTemplate jdbc, String file, Object... values) throws IOException {
        jdbc.update(Files.readString(Path.of("bench", file)), values);
    }

    /** How many are not handled yet. One that failed ends the run, since what was measured is not what was meant. */
    static long open(JdbcTemplate jdbc) {
        Map<String, Object> counted = jdbc.queryForMap("SELECT COUNT(*) AS open, MAX(last_error) AS error"
                + " FROM webhook_delivery WHERE state IN ('pending', 'processing')");
        if (counted.get("error") != null) {
            throw new IllegalStateException("A delivery failed: " + counted.get("error"));
        }
        return (long) counted.get("open");
    }

    /** Each look counts what is open, in time that PostgreSQL does not have for the bridge. */
    static void awaitHandled(JdbcTemplate jdbc, Receiver bridge) {
        await().atMost(Duration.ofHours(1)).pollInterval(Duration.ofSeconds(3)).until(() -> {
            bridge.failIfEnded();
            return open(jdbc) == 0;
        });
    }

    String postgreSql() {
        return "PostgreSQL %s (fsync %s, synchronous_commit %s, full_page_writes %s)"
                .formatted(
                        show("server_version").replaceFirst(" .*", ""),
                        show("fsync"),
                        show("synchronous_commit"),
                        show("full_page_writes"));
    }

    private String show(String setting) {
        return jdbc(server).queryForObject("SHOW " + setting, String.class);
    }

    @Override
    public void close() throws IOException {
        postgreSql.close();
    }
}
