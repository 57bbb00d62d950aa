package dev.headshotbridge.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headshotbridge.support.Database;
import dev.headshotbridge.support.TestDatabase;
import java.sql.DriverManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** Whether the benchmark's claim is still the dispatcher's: both bind the parameters of one file. */
class ClaimTest {

    private static final int MODELS = 3;

    private final TestDatabase database = Database.POSTGRESQL.create();

    @AfterEach
    void stop() throws Exception {
        database.server().close();
    }

    @Test
    void ofEachModelOneIsClaimed() throws Exception {
        Workbench.migrate(database);
        JdbcTemplate jdbc = Workbench.jdbc(database);
        Workbench.seed(jdbc, "seed-finished-deliveries.sql", 5);
        Workbench.seed(jdbc, "seed-pending-deliveries.sql", 5, "due-", 5 * MODELS);
        try (var connection = DriverManager.getConnection(database.url(), database.username(), database.password());
                var claim = Claim.prepare(connection, "")) {
            assertThat(Claim.count(claim)).isEqualTo(MODELS);
            assertThat(Claim.count(claim)).isZero();
        }
    }
}
