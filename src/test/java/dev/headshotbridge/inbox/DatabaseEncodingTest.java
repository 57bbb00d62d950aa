package dev.headshotbridge.inbox;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headshotbridge.support.Database;
import dev.headshotbridge.support.RunningBridge;
import dev.headshotbridge.support.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A database in whose encoding not every name can be stored. */
class DatabaseEncodingTest {

    @Test
    void endsTheStart() throws Exception {
        TestDatabase postgres = Database.POSTGRESQL.create();
        try (var server = postgres.server()) {
            new JdbcTemplate(new DriverManagerDataSource(postgres.url(), postgres.username(), postgres.password()))
                    .execute("CREATE DATABASE latin ENCODING 'LATIN1' LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0");
            String url = postgres.url().replaceFirst("/postgres(?=\\?|$)", "/latin");
            RunningBridge bridge =
                    RunningBridge.on(() -> new TestDatabase(url, postgres.username(), postgres.password(), server));
            assertThatThrownBy(bridge::start)
                    .hasRootCauseInstanceOf(org.postgresql.util.PSQLException.class)
                    .rootCause()
                    .hasMessageContaining("the encoding of the database is LATIN1");
        }
    }
}
