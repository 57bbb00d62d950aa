package dev.headshotbridge.inbox;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class H2CommitTest {

    @Test
    void isNotTrustedOnceTheCommitOfAnotherHasFailed(@TempDir Path folder) throws Exception {
        FullDisk.register();
        String url = "jdbc:h2:full:" + folder + "/inbox;WRITE_DELAY=0";
        // To close them fails, too: the database is not there any more.
        Connection one = DriverManager.getConnection(url);
        Connection other = DriverManager.getConnection(url);
        try {
            one.createStatement().execute("CREATE TABLE t (id INT)");
            assertThatCode(() -> H2Commit.check(other)).doesNotThrowAnyException();
            FullDisk.full = true;
            assertThatThrownBy(() -> one.createStatement().execute("INSERT INTO t VALUES (1)"))
                    .isInstanceOf(SQLException.class);
            assertThatThrownBy(() -> H2Commit.check(other)).hasMessageContaining("closed itself");
        } finally {
            FullDisk.full = false;
        }
    }

    /** What another's failure has closed between the insert and the answer. */
    @Test
    void whatMayNotBeInTheFileIsNotSaidToBeStored() {
        var inbox = new DriverManagerDataSource(
                "jdbc:h2:mem:closed;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DB_CLOSE_DELAY=-1");
        Flyway.configure()
                .dataSource(inbox)
                .locations("classpath:db/migration/h2")
                .load()
                .migrate();
        var statements = new InboxStatements(new DelegatingDataSource(inbox) {
            @Override
            public Connection getConnection() throws SQLException {
                return closedWhenAsked(super.getConnection());
            }
        });
        var webhook = new Webhook("key", null, "model.created", "m", null, null, "{}", null, null);

        assertThatThrownBy(() -> statements.storeOrCount(webhook)).hasMessageContaining("closed itself");
    }

    private static Connection closedWhenAsked(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                H2CommitTest.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    Object result = method.invoke(connection, arguments);
                    if (method.getName().equals("unwrap")) {
                        SessionLocal session = (SessionLocal) ((JdbcConnection) result).getSession();
                        session.getDatabase().getStore().getMvStore().closeImmediately();
                    }
                    return result;
                });
    }
}
