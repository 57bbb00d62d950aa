package dev.headshotbridge.inbox;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
}
