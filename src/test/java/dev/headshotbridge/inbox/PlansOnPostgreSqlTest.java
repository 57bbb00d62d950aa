package dev.headshotbridge.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headshotbridge.support.Database;
import dev.headshotbridge.support.RunningBridge;
import dev.headshotbridge.support.Webhooks;
import java.sql.Connection;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Plans that PostgreSQL keeps: made for an empty inbox, they must do for a full one. */
class PlansOnPostgreSqlTest {

    @RegisterExtension
    static final RunningBridge BRIDGE = RunningBridge.on(Database.POSTGRESQL);

    @Test
    void aClaimOnArrivalReadsNoWholeTable() throws Exception {
        try (Connection connection = BRIDGE.inbox().jdbc().getDataSource().getConnection()) {
            connection.setAutoCommit(false);
            var jdbc = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
            jdbc.execute("SET LOCAL plan_cache_mode = force_generic_plan");
            var webhook = new Webhook("key", null, "model.created", Webhooks.newModel(), null, null, "{}", null, null);
            var statements = new BatchStatements(jdbc.getDataSource(), "node", 60_000);
            assertThat(statements
                            .storeAndClaim(List.of(webhook), Set.of(webhook))
                            .claimed())
                    .hasSize(1);
            assertThat(jdbc.queryForList("SELECT relname FROM pg_stat_xact_user_tables WHERE seq_scan > 0"))
                    .isEmpty();
            connection.rollback();
        }
    }

    /** Whatever the database's locale, by which storing would take nearly twice as long. */
    @Test
    void idsAreComparedByBytes() {
        assertThat(BRIDGE.inbox()
                        .jdbc()
                        .queryForList(
                                "SELECT table_name || '.' || column_name FROM information_schema.columns WHERE collation_name = 'C'"
                                        + " AND table_schema = 'public'",
                                String.class))
                .containsExactlyInAnyOrder("webhook_delivery.model_id", "webhook_delivery.idempotency_key", "model.id");
    }
}
