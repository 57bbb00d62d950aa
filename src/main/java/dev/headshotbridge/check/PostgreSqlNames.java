package dev.headshotbridge.check;

import dev.headshotbridge.check.Tables.Mistake;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.sf.jsqlparser.JSQLParserException;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.ReturningClause;
import net.sf.jsqlparser.statement.Statement;
import net.sf.jsqlparser.statement.delete.Delete;
import net.sf.jsqlparser.statement.insert.Insert;
import net.sf.jsqlparser.statement.select.SelectItem;
import net.sf.jsqlparser.statement.update.Update;
import net.sf.jsqlparser.util.TablesNamesFinder;

/**
 * What only PostgreSQL understands, held against the bridge's tables without a PostgreSQL: the syntax by a parser, the
 * tables and columns by their names.
 */
final class PostgreSqlNames {

    private static final Pattern PLACE = Pattern.compile("line (\\d+), column \\d+");
    private static final Pattern COMPUTED_LIMIT =
            Pattern.compile("(?i)(\\bLIMIT\\s+)([A-Z_]*\\s*\\((?:[^()]|\\([^()]*\\))*\\))");
    private static final Pattern ALIAS = Pattern.compile("(?i)\\bAS\\s+\"?([a-z_][a-z0-9_]*)\"?");

    private final Map<String, Set<String>> columns;

    PostgreSqlNames(Map<String, Set<String>> columns) {
        this.columns = columns;
    }

    Mistake mistake(SqlStatement statement) {
        Statement parsed;
        try {
            parsed = CCJSqlParserUtil.parse(parsable(statement.forDriver()));
        } catch (JSQLParserException e) {
            String message = String.valueOf(e.getMessage());
            Matcher place = PLACE.matcher(message);
            int line = place.find() ? Integer.parseInt(place.group(1)) : 1;
            Matcher near = Pattern.compile("Encountered: \"?([^\"\\s]+)|Encountered unexpected token: \"([^\"]*)\"")
                    .matcher(message);
            String word = near.find() ? near.group(1) == null ? near.group(2) : near.group(1) : null;
            return new Mistake(line, "syntax", word, "is no SQL" + (word == null ? "" : " from \"" + word + "\" on"));
        }
        Names names = new Names();
        Set<String> aliases = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        ALIAS.matcher(statement.forDriver()).results().forEach(alias -> aliases.add(alias.group(1)));
        Set<String> tables = new TreeSet<>(names.getTables(parsed));
        returned(parsed).forEach(item -> tables.addAll(names.getTables(item.getExpression())));
        tables.removeIf(table -> aliases.contains(bare(table)));
        for (String table : tables) {
            if (!columns.containsKey(bare(table))) {
                return new Mistake(statement.lineOf(table), "table", bare(table), "there is no table " + bare(table));
            }
        }
        Set<String> known = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        known.addAll(aliases);
        tables.forEach(table -> known.addAll(columns.get(bare(table))));
        return names.columns.stream()
                .filter(column -> !known.contains(bare(column)))
                .sorted()
                .findFirst()
                .map(column -> new Mistake(
                        statement.lineOf(column), "column", bare(column), "there is no column " + bare(column)))
                .orElse(null);
    }

    // The library looks for no names there.
    private static List<? extends SelectItem<?>> returned(Statement parsed) {
        ReturningClause returning = null;
        if (parsed instanceof Update update) {
            returning = update.getReturningClause();
        } else if (parsed instanceof Insert insert) {
            returning = insert.getReturningClause();
        } else if (parsed instanceof Delete delete) {
            returning = delete.getReturningClause();
        }
        return returning == null ? List.of() : returning;
    }

    // The parser knows no FOR UPDATE behind a limit that is computed.
    private static String parsable(String sql) {
        return COMPUTED_LIMIT
                .matcher(sql)
                .replaceAll(limit ->
                        limit.group(1) + "1" + limit.group(2).substring(1).replaceAll("[^\\n]", " "));
    }

    private static String bare(String name) {
        return name.replaceFirst(".*[.]", "").replace("\"", "");
    }

    private static final class Names extends TablesNamesFinder<Void> {

        private final Set<String> columns = new HashSet<>();

        @Override
        public <S> Void visit(Column column, S context) {
            columns.add(column.getColumnName());
            return super.visit(column, context);
        }
    }
}
