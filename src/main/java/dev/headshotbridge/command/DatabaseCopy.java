package dev.headshotbridge.command;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Copies the rows of all tables, in one transaction of the target, whose tables are there and empty. */
final class DatabaseCopy {

    private static final int ROWS_AT_ONCE = 500;
    private static final String HISTORY = "flyway_schema_history";

    private final Connection source;
    private final Connection target;

    DatabaseCopy(Connection source, Connection target) {
        this.source = source;
        this.target = target;
    }

    /** How many rows of which table. */
    Map<String, Long> copy() throws SQLException {
        target.setAutoCommit(false);
        List<String> tables = tables();
        for (String table : tables) {
            if (number("SELECT COUNT(*) FROM (SELECT 1 FROM " + table + " LIMIT 1) AS one") > 0) {
                throw CommandException.negative("PostgreSQL has rows in " + table
                        + " already; two inboxes cannot be put together, so name an empty database");
            }
        }
        Map<String, Long> rows = new LinkedHashMap<>();
        for (String table : tables) {
            try {
                rows.put(table, copy(table));
            } catch (SQLException e) {
                target.rollback();
                // The first of a batch repeats the statement.
                SQLException reason = e.getNextException() == null ? e : e.getNextException();
                throw CommandException.negative(
                        "Nothing was copied: " + table + ": " + Output.clean(reason.getMessage()));
            }
        }
        target.commit();
        return rows;
    }

    /** Those that others refer to come first. */
    private List<String> tables() throws SQLException {
        DatabaseMetaData metaData = target.getMetaData();
        Map<String, Integer> references = new LinkedHashMap<>();
        try (ResultSet found = metaData.getTables(null, target.getSchema(), "%", new String[] {"TABLE"})) {
            while (found.next()) {
                references.put(found.getString("TABLE_NAME"), 0);
            }
        }
        references.remove(HISTORY);
        for (String table : references.keySet()) {
            try (ResultSet found = metaData.getImportedKeys(null, target.getSchema(), table)) {
                references.put(table, found.next() ? 1 : 0);
            }
        }
        return references.keySet().stream()
                .sorted(Comparator.comparing(references::get))
                .toList();
    }

    private long copy(String table) throws SQLException {
        List<String> columns = new ArrayList<>();
        List<String> identities = new ArrayList<>();
        try (ResultSet found = target.getMetaData().getColumns(null, target.getSchema(), table, "%")) {
            while (found.next()) {
                columns.add(found.getString("COLUMN_NAME"));
                if ("YES".equals(found.getString("IS_AUTOINCREMENT"))) {
                    identities.add(found.getString("COLUMN_NAME"));
                }
            }
        }
        String names = String.join(", ", columns);
        String values = String.join(", ", Collections.nCopies(columns.size(), "?"));
        long count = 0;
        try (Statement select = source.createStatement();
                ResultSet rows = select.executeQuery("SELECT " + names + " FROM " + table);
                PreparedStatement insert = target.prepareStatement(
                        "INSERT INTO " + table + " (" + names + ") OVERRIDING SYSTEM VALUE VALUES (" + values + ")")) {
            while (rows.next()) {
                for (int column = 1; column <= columns.size(); column++) {
                    insert.setObject(column, rows.getObject(column));
                }
                insert.addBatch();
                if (++count % ROWS_AT_ONCE == 0) {
                    insert.executeBatch();
                }
            }
            insert.executeBatch();
        }
        for (String identity : identities) {
            number("SELECT SETVAL(PG_GET_SERIAL_SEQUENCE('%s', '%s'), COALESCE(MAX(%s), 0) + 1, FALSE) FROM %s"
                    .formatted(table, identity, identity, table));
        }
        return count;
    }

    private long number(String sql) throws SQLException {
        try (Statement statement = target.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        }
    }
}
