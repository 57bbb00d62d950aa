package dev.headshotbridge.sql;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Expression;
import org.apache.camel.RuntimeExchangeException;
import org.apache.camel.component.sql.DefaultSqlPrepareStatementStrategy;
import org.apache.camel.component.sql.SqlEndpoint;
import org.apache.camel.spi.EndpointStrategy;
import org.springframework.jdbc.core.SqlTypeValue;
import org.springframework.jdbc.core.StatementCreatorUtils;
import org.springframework.stereotype.Component;
import org.springframework.util.CompositeIterator;

/**
 * Binds the parameters of {@code sql:} endpoints as camel-sql does, but reads a statement once and not at each call, and
 * does not ask the database each time how many parameters it has, which is a round trip. What has {@code :#in:} or
 * nameless parameters is read by camel-sql.
 */
@Component
public class NamedParameters extends DefaultSqlPrepareStatementStrategy implements EndpointStrategy {

    /** Camel has made {@code :?name} of {@code :#name}. An expression may hold others. */
    private static final Pattern PARAMETER = Pattern.compile(":\\?(\\w+|\\$(?:simple)?\\{(?:[^{}]|\\{[^{}]*})*})");

    private final Map<String, Statement> statements = new ConcurrentHashMap<>();

    private record Statement(String prepared, List<Parameter> parameters, boolean looksAround) {}

    /** Without an expression it is a key of the body, a header or a variable. */
    private record Parameter(String name, Expression expression) {}

    @Override
    public Endpoint registerEndpoint(String uri, Endpoint endpoint) {
        if (endpoint instanceof SqlEndpoint sql && sql.getPrepareStatementStrategy() == null) {
            sql.setPrepareStatementStrategy(this);
            // Any number spares the question; populateStatement takes as many as there are.
            sql.setParametersCount(1);
        }
        return endpoint;
    }

    @Override
    public String prepareQuery(String query, boolean allowNamedParameters, Exchange exchange) throws SQLException {
        return allowNamedParameters && isReadOnce(query)
                ? statement(query, exchange).prepared()
                : super.prepareQuery(query, allowNamedParameters, exchange);
    }

    @Override
    public Iterator<?> createPopulateIterator(
            String query, String preparedQuery, int expectedParams, Exchange exchange, Object value)
            throws SQLException {
        if (!isReadOnce(query)) {
            int parameters = (int) preparedQuery.chars().filter(c -> c == '?').count();
            return parameters == 0
                    ? List.of().iterator()
                    : super.createPopulateIterator(query, preparedQuery, parameters, exchange, value);
        }
        Statement statement = statement(query, exchange);
        List<Object> values = new ArrayList<>();
        for (Parameter parameter : statement.parameters()) {
            values.add(value(parameter, exchange, value));
        }
        return new Values(values.iterator(), statement.looksAround());
    }

    @Override
    public void populateStatement(PreparedStatement statement, Iterator<?> values, int expectedParams)
            throws SQLException {
        if (values instanceof Values own) {
            own.chooseWhenToPlan(statement);
        }
        int index = 0;
        while (values.hasNext()) {
            Object value = values.next();
            if (value instanceof CompositeIterator<?> in) {
                while (in.hasNext()) {
                    set(statement, ++index, in.next());
                }
            } else {
                set(statement, ++index, value instanceof Map.Entry<?, ?> entry ? entry.getValue() : value);
            }
        }
    }

    private static void set(PreparedStatement statement, int index, Object value) throws SQLException {
        if (value == null) {
            statement.setNull(index, Types.NULL);
        } else {
            StatementCreatorUtils.setParameterValue(statement, index, SqlTypeValue.TYPE_UNKNOWN, value);
        }
    }

    private static boolean looksAround(String query) {
        return query.contains("EXISTS")
                || query.contains("UNNEST")
                || query.contains("= ANY(")
                || query.contains(" OVER ");
    }

    private static boolean isReadOnce(String query) {
        return query.contains(":?") && !query.contains(":?in:");
    }

    private Statement statement(String query, Exchange exchange) {
        return statements.computeIfAbsent(query, text -> {
            List<Parameter> parameters = PARAMETER
                    .matcher(text)
                    .results()
                    .map(found -> parameter(found.group(1), exchange))
                    .toList();
            return new Statement(PARAMETER.matcher(text).replaceAll("?"), parameters, looksAround(text));
        });
    }

    private static Parameter parameter(String name, Exchange exchange) {
        Expression expression = name.startsWith("$") ? VariableEntry.of(name, exchange.getContext()) : null;
        return new Parameter(name, expression);
    }

    private static Object value(Parameter parameter, Exchange exchange, Object body) {
        if (parameter.expression() != null) {
            return parameter.expression().evaluate(exchange, Object.class);
        }
        String name = parameter.name();
        for (Map<?, ?> values : List.of(
                body instanceof Map<?, ?> map ? map : Map.of(),
                exchange.getMessage().getHeaders(),
                exchange.getVariables())) {
            if (values.containsKey(name)) {
                return values.get(name);
            }
        }
        throw new RuntimeExchangeException(
                "There is no \"%s\" in the body, the headers or the variables; the statement needs it".formatted(name),
                exchange);
    }
}
