package dev.headshotbridge.operations;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Reads the query of a list into the variable {@code query}, a map; an empty parameter counts as left out. Lists are
 * paged by {@code before}, the last id of the page before, which costs the same for each page.
 */
class ListQuery implements Processor {

    private static final long DEFAULT_LIMIT = 50;
    private static final long MAX_LIMIT = 1000;
    /** So many rows one request looks through for those that fit; the next request goes on from there. */
    private static final long MAX_SEARCHED = 20_000;

    private static final List<String> BEFORE = List.of("Model", "Replay", "Dead", "Open", "All");
    private static final Map<Object, String> INDEXED = Map.of("dead", "Dead", "pending", "Open", "processing", "Open");

    private final Map<String, Criterion> parameters;

    private ListQuery(Map<String, Criterion> parameters) {
        this.parameters = new TreeMap<>(parameters);
        this.parameters.put("before", Criterion.wholeNumber());
        this.parameters.put("limit", Criterion.wholeNumber());
    }

    @Override
    public void process(Exchange exchange) throws RefusedRequestException {
        HttpServletRequest request = Parameters.request(exchange);
        Map<String, Object> query = new HashMap<>();
        for (Map.Entry<String, String[]> parameter :
                Parameters.readable(request).entrySet()) {
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
        search(query);
        query.put("others", others(request.getQueryString()));
        exchange.setVariable("query", query);
    }

    /**
     * How many rows are looked through, before which id, and in the order of which index: {@code beforeOfAll} and the like
     * are 0 for those that are not to be used.
     */
    private static void search(Map<String, Object> query) {
        Object state = query.getOrDefault("state", "");
        String by = query.containsKey("model")
                ? "Model"
                : query.containsKey("replay") ? "Replay" : INDEXED.getOrDefault(state, "All");
        Set<String> filters = new HashSet<>(query.keySet());
        filters.removeAll(Set.of("before", "limit", by.toLowerCase(Locale.ROOT)));
        boolean fitAll = filters.isEmpty() || by.equals("Dead") && filters.equals(Set.of("state"));
        query.putIfAbsent("before", Long.MAX_VALUE);
        if (query.containsKey("id")) {
            query.put("before", Math.min((Long) query.get("before"), (Long) query.get("id") + 1));
        }
        BEFORE.forEach(name -> query.put("beforeOf" + name, name.equals(by) ? query.get("before") : 0L));
        query.put("search", query.containsKey("id") ? 1L : fitAll ? query.get("limit") : MAX_SEARCHED);
    }

    /** What the address of the next page has besides {@code before}. */
    private static String others(String queryString) {
        return queryString == null
                ? ""
                : Arrays.stream(queryString.split("&"))
                        .filter(parameter -> !parameter.isEmpty() && !parameter.startsWith("before="))
                        .map(parameter -> parameter + "&")
                        .collect(Collectors.joining());
    }

    /** One for each list. */
    @Configuration(proxyBeanMethods = false)
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
    }
}
