package dev.headshotbridge.operations;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.http.common.HttpMessage;

/**
 * Reads a request's query into the variable {@code query}, a map. What is not known or comes twice is refused, and what is
 * required and missing; an empty parameter counts as left out.
 */
class Parameters implements Processor {

    private final Map<String, Criterion> known;
    private final List<String> required;

    Parameters(Map<String, Criterion> known, String... required) {
        this.known = new TreeMap<>(known);
        this.required = List.of(required);
    }

    @Override
    public void process(Exchange exchange) throws RefusedRequestException {
        // Not from the headers, where HTTP's own From would be taken for a parameter.
        HttpServletRequest request = exchange.getMessage(HttpMessage.class).getRequest();
        Map<String, Object> query = new HashMap<>();
        for (Map.Entry<String, String[]> parameter : request.getParameterMap().entrySet()) {
            String name = parameter.getKey();
            if (!known.containsKey(name) || parameter.getValue().length > 1) {
                throw new RefusedRequestException(
                        known.isEmpty()
                                ? "There are no parameters here; leave them out"
                                : "The parameters are " + String.join(", ", known.keySet()) + ", each once");
            }
            if (!parameter.getValue()[0].isEmpty()) {
                query.put(name, known.get(name).read(name, parameter.getValue()[0]));
            }
        }
        for (String name : required) {
            if (!query.containsKey(name)) {
                throw new RefusedRequestException(name + " is missing; write ?" + name + "=…");
            }
        }
        complete(query);
        exchange.setVariable("query", query);
    }

    /** What follows from what was asked, or was left out. */
    void complete(Map<String, Object> query) {
        // Nothing more.
    }
}
