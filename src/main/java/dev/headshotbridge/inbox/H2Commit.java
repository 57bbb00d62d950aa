package dev.headshotbridge.inbox;

import java.sql.Connection;
import java.sql.SQLException;
import org.h2.api.ErrorCode;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVStore;

/** Whether H2 has written a commit: while it closes itself, as on a full disk, it drops those of others without a word. */
final class H2Commit {

    private H2Commit() {}

    static void check(Connection connection) throws SQLException {
        if (connection.isWrapperFor(JdbcConnection.class)
                && connection.unwrap(JdbcConnection.class).getSession() instanceof SessionLocal session) {
            MVStore store = session.getDatabase().getStore().getMvStore();
            if (store.getPanicException() != null || store.isClosed()) {
                throw new SQLException(
                        "The database has closed itself, perhaps before the commit was in its file",
                        null,
                        ErrorCode.DATABASE_IS_CLOSED,
                        store.getPanicException());
            }
        }
    }
}
