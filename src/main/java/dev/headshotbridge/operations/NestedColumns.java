package dev.headshotbridge.operations;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.springframework.stereotype.Component;

/**
 * Makes one object of the columns {@code filter.state}, {@code filter.connector} and so on in each row of the body: what is
 * null is left out, and if all are, it is null itself.
 */
@Component
public class NestedColumns implements Processor {

    @Override
    @SuppressWarnings("unchecked")
    public void process(Exchange exchange) {
        List<Map<String, Object>> rows = exchange.getMessage().getBody(List.class);
        exchange.getMessage().setBody(rows.stream().map(NestedColumns::nest).toList());
    }

    /** The row with one column more. (In a simple expression the value would become text.) */
    public static Map<String, Object> with(Map<String, Object> row, String column, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(row);
        more.put(column, value);
        return more;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> nest(Map<String, Object> row) {
        Map<String, Object> nested = new LinkedHashMap<>();
        row.forEach((column, value) -> {
            int dot = column.indexOf('.');
            if (dot < 0) {
                nested.put(column, value);
            } else if (value == null) {
                nested.putIfAbsent(column.substring(0, dot), null);
            } else {
                ((Map<String, Object>) nested.compute(
                                column.substring(0, dot),
                                (name, inner) -> inner == null ? new LinkedHashMap<>() : inner))
                        .put(column.substring(dot + 1), value);
            }
        });
        return nested;
    }
}
