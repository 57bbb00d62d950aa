package dev.headshotbridge.operations;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.http.common.HttpMessage;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Reads the query of a list into the variable {@code query}, a map; an empty parameter counts as left out. Lists are
 * paged by {@code before}, the last id of the page before, which costs the same for each page.
 */
class ListQuery implements Processor {

    private static final long DEFAULT_LIMIT = 50;
    private static final long MAX_LIMIT = 1000;

    private final Map<String, Criterion> parameters;

    private ListQuery(Map<String, Criterion> parameters) {
        this.parameters = new TreeMap<>(parameters);
        this.parameters.put("before", Criterion.wholeNumber());
        this.parameters.put("limit", Criterion.wholeNumber());
    }

    @Override
    public void process(Exchange exchange) throws RefusedRequestException {
        // Not from the headers, where HTTP's own From would be taken for a parameter.
        HttpServletRequest request = exchange.getMessage(HttpMessage.class).getRequest();
        Map<String, Object> query = new HashMap<>();
        for (Map.Entry<String, String[]> parameter : request.getParameterMap().entrySet()) {
            String name = parameter.getKey();
            if (!parameters.containsKey(name) || parameter.getValue().length > 1) {
                throw new RefusedRequestException(
                        "The parameters are " + String.join(", ", parameters.keySet()) + ", each once");
            }
            if (!parameter.getValue()[0].isEmpty()) {
                query.put(name, parameters.get(name).read(name, parameter.getValue()[0]));
            }
        }
        Criterion.checkOrder(query);
        query.put("limit", Math.min((Long) query.getOrDefault("limit", DEFAULT_LIMIT), MAX_LIMIT));
        exchange.setVariable("query", query);
    }

    /** One for each list. */
    @Configuration
    static class Lists {

        @Bean
        Processor deliveriesQuery() {
            Map<String, Criterion> parameters = new HashMap<>(Criterion.OF_DELIVERIES);
            parameters.put("state", Criterion.oneOf("pending", "processing", "done", "ignored", "dead"));
            parameters.put("id", Criterion.wholeNumber());
            parameters.put("replay", Criterion.wholeNumber());
            return new ListQuery(parameters);
        }

        @Bean
        Processor replaysQuery() {
            return new ListQuery(Map.of());
        }

        @Bean
        Processor deliveryQuery() {
            return new ListQuery(Map.of("id", Criterion.wholeNumber()));
        }
    }
}
