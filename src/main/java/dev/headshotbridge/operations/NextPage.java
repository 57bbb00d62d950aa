package dev.headshotbridge.operations;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.springframework.stereotype.Component;

/** Names the page behind this one (RFC 8288): the same {@code query}, before the variable {@code next}; without it none. */
@Component
public class NextPage implements Processor {

    @Override
    public void process(Exchange exchange) {
        Object next = exchange.getVariable("next");
        if (next == null) {
            return;
        }
        Map<Object, Object> query = new TreeMap<>(exchange.getVariable("query", Map.class));
        query.put("before", next);
        String parameters = query.entrySet().stream()
                .map(parameter -> parameter.getKey() + "="
                        + URLEncoder.encode(String.valueOf(parameter.getValue()), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        exchange.getMessage().setHeader("Link", "<?" + parameters + ">; rel=\"next\"");
    }
}
