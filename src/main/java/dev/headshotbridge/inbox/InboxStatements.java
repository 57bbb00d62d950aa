package dev.headshotbridge.inbox;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.concurrent.Executor;
import javax.sql.DataSource;
import org.springframework.core.io.ClassPathResource;

/** The inbox's SQL, {@code sql/*.sql}. Each call is committed when it returns, or fails within the timeouts. */
class InboxStatements {

    private static final int QUERY_SECONDS = 2;
    private static final int NETWORK_MILLIS = 2_500;
    private static final int TRIES = 4;
    private static final Executor SAME_THREAD = Runnable::run;

    private final DataSource dataSource;
    private final String storeDelivery = statement("store-delivery");
    private final String countRepeat = statement("count-repeat");
    private final String releaseKey = statement("release-key");

    InboxStatements(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** True when it was stored, false when it was counted as a repeat. */
    boolean storeOrCount(Webhook webhook) throws SQLException {
        try (Connection connection = connect(dataSource)) {
            for (int i = 0; i < TRIES; i++) {
                boolean stored = store(connection, webhook);
                if (stored || update(connection, countRepeat, webhook.key()) > 0) {
                    H2Commit.check(connection);
                    return stored;
                }
                // The key is taken but no longer marks repeats.
                update(connection, releaseKey, webhook.key());
            }
            throw new SQLException(
                    "The key " + webhook.key() + " was neither stored nor a repeat in " + TRIES + " tries");
        }
    }

    private boolean store(Connection connection, Webhook webhook) throws SQLException {
        try (PreparedStatement store = connection.prepareStatement(storeDelivery);
                TimeLimit limit = new TimeLimit(store)) {
            store.setString(1, webhook.key());
            store.setObject(2, webhook.keyWindow(), Types.BIGINT);
            store.setString(3, webhook.event());
            store.setString(4, webhook.modelId());
            store.setString(5, webhook.organization());
            store.setString(6, webhook.status());
            store.setString(7, webhook.payload());
            store.setBytes(8, webhook.payloadBytes());
            store.setString(9, webhook.reason() == null ? "pending" : "dead");
            store.setString(10, webhook.reason());
            store.setBoolean(11, webhook.reason() != null);
            return store.executeUpdate() > 0;
        }
    }

    static Connection connect(DataSource dataSource) throws SQLException {
        Connection connection = dataSource.getConnection();
        // The query timeout has the server give up; this one bounds a server that hangs.
        connection.setNetworkTimeout(SAME_THREAD, NETWORK_MILLIS);
        return connection;
    }

    private static int update(Connection connection, String sql, String key) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(sql);
                TimeLimit limit = new TimeLimit(update)) {
            update.setString(1, key);
            return update.executeUpdate();
        }
    }

    /** H2 keeps a statement's timeout with its connection, where others would be cut off by it. */
    private static final class TimeLimit implements AutoCloseable {

        private final PreparedStatement statement;

        TimeLimit(PreparedStatement statement) throws SQLException {
            this.statement = statement;
            statement.setQueryTimeout(QUERY_SECONDS);
        }

        @Override
        public void close() throws SQLException {
            statement.setQueryTimeout(0);
        }
    }

    static String statement(String verb) {
        try {
            return new ClassPathResource("sql/" + verb + ".sql").getContentAsString(StandardCharsets.UTF_8);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
