package dev.headshotbridge.inbox;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * When the bridge stops, gives back what it has claimed and not finished, so that another node, or the next start, handles
 * it at once and not when the lease has run out.
 */
@Component
class ClaimHandBack implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger("dev.headshotbridge.hand-back-claims");

    private final JdbcTemplate database;
    private final String node;
    private final String handBackClaims = InboxStatements.statement("hand-back-claims");
    private boolean running;

    ClaimHandBack(JdbcTemplate database, @Value("${bridge.node}") String node) {
        this.database = database;
        this.node = node;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        try {
            int given = database.update(handBackClaims, node);
            if (given > 0) {
                LOG.info("Gave {} deliveries back that were not finished", given);
            }
        } catch (DataAccessException e) {
            LOG.warn(
                    "Could not give deliveries back; they are claimed again when their leases have run out: {}",
                    e.getMessage());
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Stops after Camel has, whose phase is near the highest. */
    @Override
    public int getPhase() {
        return 0;
    }
}
