package dev.headshotbridge.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.headshotbridge.support.Database;
import dev.headshotbridge.support.RunningBridge;
import dev.headshotbridge.support.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A database whose owner has set, for all its sessions, what the bridge's statements do not go with. */
class DatabaseDefaultsTest {

    @RegisterExtension
    static final RunningBridge BRIDGE = RunningBridge.on(DatabaseDefaultsTest::database);

    private static TestDatabase database() {
        TestDatabase database = Database.POSTGRESQL.create();
        new JdbcTemplate(new DriverManagerDataSource(database.url(), database.username(), database.password()))
                .execute("ALTER DATABASE postgres SET default_transaction_isolation = 'serializable'");
        return database;
    }

    @Test
    void isolation() throws Exception {
        var pool = BRIDGE.camel().getRegistry().findSingleByType(HikariDataSource.class);
        try (Connection connection = pool.getConnection();
                ResultSet level = connection.createStatement().executeQuery("SHOW transaction_isolation")) {
            assertThat(level.next()).isTrue();
            assertThat(level.getString(1)).isEqualTo("read committed");
        }
    }
}
