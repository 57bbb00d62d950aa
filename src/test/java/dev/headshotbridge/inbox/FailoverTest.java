package dev.headshotbridge.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.headshotbridge.support.Database;
import dev.headshotbridge.support.RunningBridge;
import dev.headshotbridge.support.SilentProxy;
import dev.headshotbridge.support.TestDatabase;
import dev.headshotbridge.support.Waiting;
import dev.headshotbridge.support.Webhooks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.sql.Connection;
import java.sql.ResultSet;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The connections to PostgreSQL go dead without a word while deliveries are handled: new ones are made, and all goes on. */
class FailoverTest {

    private static final int WEBHOOKS = 300;

    @RegisterExtension
    static final RunningBridge PATIENT = RunningBridge.on(Database.POSTGRESQL);

    @RegisterExtension
    static final RunningBridge BRIDGE = RunningBridge.on(FailoverTest::database)
            // Not the minutes that a connection may be silent otherwise.
            .with("spring.datasource.hikari.data-source-properties.socketTimeout", "3")
            .with("spring.datasource.hikari.connection-init-sql", "SET idle_in_transaction_session_timeout = '3s'")
            .with("bridge.dispatch.lease", "3s")
            .handling();

    private static SilentProxy proxy;

    private static TestDatabase database() {
        TestDatabase database = Database.POSTGRESQL.create();
        URI address = URI.create(database.url().substring("jdbc:".length()));
        try {
            proxy = new SilentProxy(address.getPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new TestDatabase(
                database.url().replace(":" + address.getPort() + "/", ":" + proxy.port() + "/"),
                database.username(),
                database.password(),
                () -> {
                    proxy.close();
                    database.server().close();
                });
    }

    @Test
    void everythingIsHandledAllTheSame() {
        for (int i = 0; i < WEBHOOKS; i++) {
            String webhook = Webhooks.event("model.status.updated", Webhooks.newModel());
            if (i == WEBHOOKS / 2) {
                proxy.goSilent();
            }
            // The sender sends again what is answered 503.
            Waiting.until(
                    () -> assertThat(BRIDGE.sender().post(webhook).statusCode()).isEqualTo(200));
        }
        Waiting.until(() -> assertThat(BRIDGE.inbox()
                        .jdbc()
                        .queryForObject("SELECT COUNT(*) FROM webhook_delivery WHERE state = 'done'", Integer.class))
                .isEqualTo(WEBHOOKS));
    }

    @Test
    void noConnectionIsWaitedForWithoutEnd() throws Exception {
        var registry = PATIENT.camel().getRegistry();
        try (Connection connection =
                        registry.findSingleByType(HikariDataSource.class).getConnection();
                ResultSet limit =
                        connection.createStatement().executeQuery("SHOW idle_in_transaction_session_timeout")) {
            assertThat(connection.getNetworkTimeout()).isEqualTo(120_000);
            assertThat(limit.next()).isTrue();
            assertThat(limit.getString(1)).isEqualTo("1min");
        }
        // Except by a migration, which may take as long as it needs.
        try (Connection connection = registry.findSingleByType(Flyway.class)
                .getConfiguration()
                .getDataSource()
                .getConnection()) {
            assertThat(connection.getNetworkTimeout()).isZero();
        }
    }
}
