package dev.headshotbridge.inbox;

import static dev.headshotbridge.support.Answers.assertProblem;
import static dev.headshotbridge.support.Answers.assertStored;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.headshotbridge.support.Database;
import dev.headshotbridge.support.RunningBridge;
import dev.headshotbridge.support.Webhooks;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The seconds that the inbox gives its statements are not those of whoever has the connection next. */
class TimeLimitOnH2Test {

    @RegisterExtension
    static final RunningBridge BRIDGE = RunningBridge.on(Database.H2);

    @Test
    void isTakenBackFromTheConnection() throws SQLException {
        String body = Webhooks.event("model.created", Webhooks.newModel());
        assertStored(BRIDGE.sender().post(body));
        assertStored(BRIDGE.sender().post(body));
        assertProblem(BRIDGE.sender().post("{"), 400);
        HikariDataSource pool = BRIDGE.camel().getRegistry().findSingleByType(HikariDataSource.class);
        List<Connection> connections = new ArrayList<>();
        try {
            for (int i = pool.getHikariPoolMXBean().getTotalConnections(); i > 0; i--) {
                connections.add(pool.getConnection());
            }
            for (Connection connection : connections) {
                try (Statement statement = connection.createStatement()) {
                    assertThat(statement.getQueryTimeout()).isZero();
                }
            }
        } finally {
            for (Connection connection : connections) {
                connection.close();
            }
        }
    }
}
