package dev.headshotbridge.inbox;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.Executor;
import javax.sql.DataSource;
import org.apache.camel.Exchange;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.service.ServiceSupport;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * The inbox as Camel's idempotent repository: {@link #add(Exchange, String)} stores the delivery and its key in one
 * atomic statement, committed when it returns. A repeat is counted on the delivery that it repeats.
 *
 * <p>Takes the variables {@code event}, {@code modelId}, {@code organization}, {@code status}, {@code payload} (text),
 * {@code payloadBytes} and {@code keyWindow} (milliseconds for which the key marks repeats; none: for good). With a
 * {@code reason} the delivery is stored as dead. Throws {@link InboxUnavailableException} when the database does not
 * answer within its timeouts.
 */
@Component("inbox")
public class InboxRepository extends ServiceSupport implements IdempotentRepository {

    private static final int QUERY_SECONDS = 2;
    private static final int NETWORK_MILLIS = 2_500;
    private static final int TRIES = 4;
    private static final Executor SAME_THREAD = Runnable::run;

    private final DataSource dataSource;
    private final String storeDelivery = statement("store-delivery");
    private final String countRepeat = statement("count-repeat");
    private final String releaseKey = statement("release-key");

    public InboxRepository(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    public boolean add(Exchange exchange, String key) {
        try (Connection connection = dataSource.getConnection()) {
            // The query timeout has the server give up; this one bounds a server that hangs.
            connection.setNetworkTimeout(SAME_THREAD, NETWORK_MILLIS);
            for (int i = 0; i < TRIES; i++) {
                if (store(connection, exchange, key)) {
                    return true;
                }
                if (update(connection, countRepeat, key) > 0) {
                    return false;
                }
                // The key is taken but no longer marks repeats.
                update(connection, releaseKey, key);
            }
            throw new SQLException("The key " + key + " was neither stored nor a repeat in " + TRIES + " tries");
        } catch (SQLException e) {
            throw new InboxUnavailableException(e);
        }
    }

    private boolean store(Connection connection, Exchange exchange, String key) throws SQLException {
        try (PreparedStatement store = connection.prepareStatement(storeDelivery)) {
            store.setQueryTimeout(QUERY_SECONDS);
            store.setString(1, key);
            store.setObject(2, exchange.getVariable("keyWindow", Long.class), java.sql.Types.BIGINT);
            store.setString(3, exchange.getVariable("event", String.class));
            store.setString(4, exchange.getVariable("modelId", String.class));
            store.setString(5, exchange.getVariable("organization", String.class));
            store.setString(6, exchange.getVariable("status", String.class));
            store.setString(7, exchange.getVariable("payload", String.class));
            store.setBytes(8, exchange.getVariable("payloadBytes", byte[].class));
            String reason = exchange.getVariable("reason", String.class);
            store.setString(9, reason == null ? "pending" : "dead");
            store.setString(10, reason);
            store.setBoolean(11, reason != null);
            return store.executeUpdate() > 0;
        }
    }

    private static int update(Connection connection, String sql, String key) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setQueryTimeout(QUERY_SECONDS);
            update.setString(1, key);
            return update.executeUpdate();
        }
    }

    private static String statement(String verb) {
        try {
            return new ClassPathResource("sql/" + verb + ".sql").getContentAsString(StandardCharsets.UTF_8);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Keys come with their delivery alone. */
    @Override
    public boolean add(String key) {
        throw new UnsupportedOperationException("The inbox stores deliveries, not bare keys");
    }

    @Override
    public boolean contains(String key) {
        return false;
    }

    /** A stored webhook is never given up because a later step failed. */
    @Override
    public boolean remove(String key) {
        return false;
    }

    @Override
    public boolean confirm(String key) {
        return true;
    }

    @Override
    public void clear() {
        throw new UnsupportedOperationException("The inbox is not cleared as a whole");
    }
}
