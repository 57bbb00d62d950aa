package dev.headshotbridge.sql;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Expression;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.support.ExpressionAdapter;
import org.apache.camel.support.builder.ExpressionBuilder;

/**
 * {@code ${variable.NAME[KEY]}} where the variable is a map, as nearly all parameters of statements are. Simple would look
 * for a method each time; it is asked where the variable is something else.
 */
class VariableEntry extends ExpressionAdapter {

    private static final Pattern ENTRY = Pattern.compile("\\$\\{variable\\.(\\w+)\\[(\\w+)]}");

    private static final Pattern SETTING = Pattern.compile("\\$(?:simple)?\\{properties:[^{}]+}");

    private final String variable;
    private final String key;
    private final Expression simple;

    private VariableEntry(String variable, String key, Expression simple) {
        this.variable = variable;
        this.key = key;
        this.simple = simple;
    }

    /** The expression as Camel's Simple language reads it, or one that means the same: a setting is looked up once. */
    static Expression of(String text, CamelContext camel) {
        Expression simple = camel.resolveLanguage("simple").createExpression(text);
        simple.init(camel);
        if (SETTING.matcher(text).matches()) {
            return ExpressionBuilder.constantExpression(simple.evaluate(new DefaultExchange(camel), Object.class));
        }
        Matcher entry = ENTRY.matcher(text);
        return entry.matches() ? new VariableEntry(entry.group(1), entry.group(2), simple) : simple;
    }

    @Override
    public Object evaluate(Exchange exchange) {
        return exchange.getVariable(variable) instanceof Map<?, ?> map
                ? map.get(key)
                : simple.evaluate(exchange, Object.class);
    }
}
