package dev.headshotbridge.observability;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/** The health component {@code db}, in place of Spring's, which waits for a database that hangs without end. */
@Component("dbHealthIndicator")
class DatabaseHealthIndicator implements HealthIndicator {

    private static final int SECONDS = 2;

    private final DataSource dataSource;

    public DatabaseHealthIndicator(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    public Health health() {
        try (Connection connection = dataSource.getConnection()) {
            if (!connection.isValid(SECONDS)) {
                return down("no answer within %d s".formatted(SECONDS));
            }
            return takesWrites(connection) ? Health.up().build() : down("it is read-only: a standby, or set to be so");
        } catch (SQLException e) {
            return Health.down(e).build();
        }
    }

    /** A connection that was made before its server became a standby stays. */
    private static boolean takesWrites(Connection connection) throws SQLException {
        if (!"PostgreSQL".equals(connection.getMetaData().getDatabaseProductName())) {
            return true;
        }
        try (Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(SECONDS);
            ResultSet answer = statement.executeQuery("SHOW transaction_read_only");
            answer.next();
            return "off".equals(answer.getString(1));
        }
    }

    private static Health down(String reason) {
        return Health.down().withDetail("reason", reason).build();
    }
}
