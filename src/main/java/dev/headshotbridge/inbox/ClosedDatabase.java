package dev.headshotbridge.inbox;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;
import org.h2.api.ErrorCode;

/**
 * Has the pool drop connections to an H2 database that has closed itself, as it does when its disk is full. A new
 * connection opens it again; the pool alone would go on with the old ones for ever.
 */
public class ClosedDatabase implements SQLExceptionOverride {

    @java.lang.Override
    public Override adjudicate(SQLException e) {
        return e.getErrorCode() == ErrorCode.DATABASE_IS_CLOSED ? Override.MUST_EVICT : Override.CONTINUE_EVICT;
    }
}
