package dev.headshotbridge.check;

import dev.headshotbridge.check.Tables.Mistake;
import dev.headshotbridge.settings.Spelling;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/** Whether each statement can be prepared: those in files, and those that stand in an endpoint's URI. */
final class SqlCheck {

    private final Project project;
    private final Tables tables;
    private final ExpressionCheck expressions;
    private final PostgreSqlNames postgreSql;
    private final boolean onPostgreSql;
    /** Files that are run in another database, whose tables are not known here. */
    private final Set<String> foreign = new HashSet<>();

    SqlCheck(Project project, Tables tables, ExpressionCheck expressions, boolean onPostgreSql) {
        this.project = project;
        this.tables = tables;
        this.expressions = expressions;
        this.postgreSql = new PostgreSqlNames(tables.columns());
        this.onPostgreSql = onPostgreSql;
    }

    void run() {
        for (Endpoint endpoint : Endpoint.all(project)) {
            if (endpoint.scheme().equals("sql") && !endpoint.isDynamic()) {
                checkEndpoint(endpoint);
            }
        }
        for (String file : project.sources.ending(".sql")) {
            if (!foreign.contains(file)) {
                SqlStatement statement =
                        new SqlStatement(project.sources.texts().get(file));
                check(file, 0, statement, file);
            }
        }
    }

    private void checkEndpoint(Endpoint endpoint) {
        boolean other =
                endpoint.uri().contains("dataSource=") && !endpoint.uri().contains("dataSource=#dataSource")
                        || endpoint.parameters().containsKey("dataSource");
        String path = endpoint.path();
        if (path.startsWith("file:") && other) {
            foreign.add(path.substring("file:".length()));
        } else if (!path.matches("(file|classpath|ref|http|https):.*") && !other) {
            check(endpoint.file(), endpoint.line(), new SqlStatement(path), "");
        }
    }

    private void check(String file, int line, SqlStatement statement, String path) {
        if (statement.isEmpty()) {
            project.wrong(file, Math.max(1, line), "holds no statement", "one, or remove the file");
            return;
        }
        String open = statement.openPlaceholder();
        if (open != null) {
            project.wrong(file, line > 0 ? line : statement.lineOfText(open), open + " has no end", "} behind it");
            return;
        }
        for (String expression : statement.expressions()) {
            String mistake = expressions.mistake(expression);
            if (mistake != null) {
                int at = line > 0 ? line : statement.lineOfText(expression);
                project.wrong(
                        file, at, "simple does not understand " + expression + ": " + mistake, "it as simple has it");
            }
        }
        Mistake mistake = mistake(statement, path);
        if (mistake != null) {
            project.wrong(file, line > 0 ? line : mistake.line(), mistake.text(), write(mistake, path));
        }
    }

    private Mistake mistake(SqlStatement statement, String path) {
        if (path.contains("/postgresql/")) {
            return postgreSql.mistake(statement);
        }
        Mistake mistake = tables.mistake(statement);
        boolean names = mistake != null && mistake.kind().matches("table|column");
        // H2 does not know all that PostgreSQL does.
        return mistake != null && !names && onPostgreSql && !path.contains("/h2/")
                ? postgreSql.mistake(statement)
                : mistake;
    }

    private String write(Mistake mistake, String path) {
        return switch (mistake.kind()) {
            case "table" -> Spelling.meant(mistake.name(), tables.columns().keySet());
            case "column" -> {
                Set<String> columns = new TreeSet<>();
                tables.columns().values().forEach(columns::addAll);
                yield Spelling.meant(mistake.name(), columns);
            }
            case "function" -> "one that the database has";
            case "syntax" ->
                path.contains("/postgresql/")
                        ? "what PostgreSQL understands"
                        : path.contains("/h2/")
                                ? "what H2 understands"
                                : "what H2 and PostgreSQL understand, or a file each in sql/h2/ and sql/postgresql/";
            default -> "what fits the tables";
        };
    }
}
