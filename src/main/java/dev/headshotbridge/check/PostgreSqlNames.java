package dev.headshotbridge.check;

import dev.headshotbridge.check.Tables.Mistake;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.sf.jsqlparser.JSQLParserException;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.Statement;
import net.sf.jsqlparser.util.TablesNamesFinder;

/**
 * What only PostgreSQL understands, held against the bridge's tables without a PostgreSQL: the syntax by a parser, the
 * tables and columns by their names.
 */
final class PostgreSqlNames {

    private static final Pattern PLACE = Pattern.compile("line (\\d+), column \\d+");
    private static final Pattern ALIAS = Pattern.compile("(?i)\\bAS\\s+\"?([a-z_][a-z0-9_]*)\"?");

    private final Map<String, Set<String>> columns;

    PostgreSqlNames(Map<String, Set<String>> columns) {
        this.columns = columns;
    }

    Mistake mistake(SqlStatement statement) {
        Statement parsed;
        try {
            parsed = CCJSqlParserUtil.parse(statement.forDriver());
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
        Set<String> tables = names.getTables(parsed);
        for (String table : tables) {
            if (!columns.containsKey(bare(table))) {
                return new Mistake(statement.lineOf(table), "table", bare(table), "there is no table " + bare(table));
            }
        }
        Set<String> known = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        tables.forEach(table -> known.addAll(columns.get(bare(table))));
        Matcher alias = ALIAS.matcher(statement.forDriver());
        while (alias.find()) {
            known.add(alias.group(1));
        }
        return names.columns.stream()
                .filter(column -> !known.contains(bare(column)))
                .sorted()
                .findFirst()
                .map(column -> new Mistake(
                        statement.lineOf(column), "column", bare(column), "there is no column " + bare(column)))
                .orElse(null);
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
