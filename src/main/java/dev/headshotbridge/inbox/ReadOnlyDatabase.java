package dev.headshotbridge.inbox;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;

/**
 * Has the pool drop connections to PostgreSQL that take no writes. What was connected to a standby, or while the database was
 * set to be read-only, stays so after a failover or when that is taken back; the pool alone would keep it for half an hour.
 */
public class ReadOnlyDatabase implements SQLExceptionOverride {

    private static final String READ_ONLY_TRANSACTION = "25006";

    @java.lang.Override
    public Override adjudicate(SQLException e) {
        return READ_ONLY_TRANSACTION.equals(e.getSQLState()) ? Override.MUST_EVICT : Override.CONTINUE_EVICT;
    }
}
