package dev.headshotbridge.observability;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/** The health component {@code db}, in place of Spring's, which waits for a database that hangs without end. */
@Component("dbHealthIndicator")
public class DatabaseHealthIndicator implements HealthIndicator {

    private static final int SECONDS = 2;

    private final DataSource dataSource;

    public DatabaseHealthIndicator(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    public Health health() {
        try (Connection connection = dataSource.getConnection()) {
            return connection.isValid(SECONDS)
                    ? Health.up().build()
                    : Health.down()
                            .withDetail("reason", "no answer within %d s".formatted(SECONDS))
                            .build();
        } catch (SQLException e) {
            return Health.down(e).build();
        }
    }
}
