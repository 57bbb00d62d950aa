package dev.headshotbridge.operations;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.springframework.stereotype.Component;

/** Makes one object, filter, of the columns filter_state, filter_connector and so on in each row; null when all are. */
@Component
class NestedColumns implements Processor {

    private static final String PREFIX = "filter_";

    @Override
    @SuppressWarnings("unchecked")
    public void process(Exchange exchange) {
        List<Map<String, Object>> rows = exchange.getMessage().getBody(List.class);
        exchange.getMessage().setBody(rows.stream().map(NestedColumns::nest).toList());
    }

    private static Map<String, Object> nest(Map<String, Object> row) {
        Map<String, Object> nested = new LinkedHashMap<>();
        Map<String, Object> filter = new LinkedHashMap<>();
        row.forEach((column, value) -> {
            if (!column.startsWith(PREFIX)) {
                nested.put(column, value);
            } else if (value != null) {
                filter.put(column.substring(PREFIX.length()), value);
            }
        });
        nested.put("filter", filter.isEmpty() ? null : filter);
        return nested;
    }
}
