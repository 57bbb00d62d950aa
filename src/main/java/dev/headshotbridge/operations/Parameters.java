package dev.headshotbridge.operations;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.http.common.HttpMessage;
import org.apache.catalina.Globals;

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
        Map<String, Object> query = new HashMap<>();
        for (Map.Entry<String, String[]> parameter : readable(request(exchange)).entrySet()) {
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

    static HttpServletRequest request(Exchange exchange) {
        return exchange.getMessage(HttpMessage.class).getRequest();
    }

    /** Not from the headers, where HTTP's own From would be taken for a parameter. */
    static Map<String, String[]> readable(HttpServletRequest request) throws RefusedRequestException {
        Map<String, String[]> parameters = request.getParameterMap();
        // A filter that Tomcat cannot read and leaves out would have everything listed.
        if (request.getAttribute(Globals.PARAMETER_PARSE_FAILED_ATTR) != null) {
            throw new RefusedRequestException("The query cannot be read; write % as %25 and other characters in UTF-8");
        }
        return parameters;
    }

    /** What follows from what was asked, or was left out. */
    void complete(Map<String, Object> query) {
        // Nothing more.
    }
}
