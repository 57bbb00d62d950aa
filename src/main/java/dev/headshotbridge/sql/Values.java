package dev.headshotbridge.sql;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Iterator;
import org.postgresql.PGStatement;

/**
 * The values of one call of a statement.
 *
 * @param looksAround whether the statement asks for other rows (EXISTS, UNNEST, OVER), or for as many as an array has (= ANY).
 *     PostgreSQL would keep the plan that it has made at the first calls, for an empty inbox, and a claim would take 366 ms
 *     instead of 3.5 once 20,000 deliveries wait.
 */
record Values(Iterator<?> values, boolean looksAround) implements Iterator<Object> {

    @Override
    public boolean hasNext() {
        return values.hasNext();
    }

    @Override
    public Object next() {
        return values.next();
    }

    void chooseWhenToPlan(PreparedStatement statement) throws SQLException {
        if (looksAround && statement.isWrapperFor(PGStatement.class)) {
            statement.unwrap(PGStatement.class).setPrepareThreshold(0);
        }
    }
}
