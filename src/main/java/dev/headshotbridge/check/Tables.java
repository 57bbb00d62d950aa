package dev.headshotbridge.check;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** The bridge's tables in a database in memory, made by the migrations for this check alone. */
final class Tables implements AutoCloseable {

    private static final String OPTIONS = ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH";
    private static final Pattern MISSING =
            Pattern.compile("(?s)(Table|Column|Function|Schema|Constraint|Data type)s? \"([^\"]+)\" not found.*");

    private final Connection connection;

    Tables() {
        try {
            connection = DriverManager.getConnection("jdbc:h2:mem:check-" + UUID.randomUUID() + OPTIONS);
            Flyway.configure()
                    .dataSource(new SingleConnectionDataSource(connection, true))
                    .locations("classpath:db/migration/h2")
                    .load()
                    .migrate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What H2 says against the statement, or null. */
    Mistake mistake(SqlStatement statement) {
        try (PreparedStatement prepared = connection.prepareStatement(statement.forDriver())) {
            // Reading what it takes makes H2 look at all of it.
            prepared.getParameterMetaData();
            return null;
        } catch (SQLException e) {
            return explain(statement, e);
        }
    }

    private static Mistake explain(SqlStatement statement, SQLException e) {
        String message = e.getMessage().replaceFirst("(?s); SQL statement:.*", "");
        Matcher missing = MISSING.matcher(message);
        if (missing.matches()) {
            String kind = missing.group(1).toLowerCase();
            String name = missing.group(2);
            return new Mistake(statement.lineOf(name), kind, name, "there is no " + kind + " " + name);
        }
        int mark = message.indexOf("[*]");
        if (mark < 0) {
            return new Mistake(statement.lineOf("\0"), "other", null, message.replaceAll("\\s+", " "));
        }
        // H2 quotes the statement: a line's end is \000a, a quote is doubled.
        int offset = message.substring(message.indexOf('"') + 1, mark)
                .replaceAll("\\\\[0-9a-f]{4}", " ")
                .replace("\"\"", "\"")
                .length();
        String near = message.substring(mark + 3)
                .lines()
                .findFirst()
                .orElse("")
                .strip()
                .replaceFirst("[ \"\\\\].*", "");
        String text = "is no SQL" + (near.isEmpty() ? ", it ends too early" : " from %s on".formatted(near));
        return new Mistake(statement.lineAt(offset), "syntax", near, text);
    }

    /** Each table's columns. */
    Map<String, Set<String>> columns() {
        Map<String, Set<String>> tables = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        try (ResultSet columns = connection.getMetaData().getColumns(null, "public", "%", "%")) {
            while (columns.next()) {
                tables.computeIfAbsent(
                                columns.getString("TABLE_NAME"), name -> new TreeSet<>(String.CASE_INSENSITIVE_ORDER))
                        .add(columns.getString("COLUMN_NAME"));
            }
            return tables;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * What is wrong with a statement.
     *
     * @param kind table, column, function, syntax or other
     * @param name the word that is wrong
     */
    record Mistake(int line, String kind, String name, String text) {}
}
