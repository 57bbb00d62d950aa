package dev.headshotbridge.inbox;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Exchange;

/**
 * What the variable {@code webhook} says of the model {@code modelId}, as parameters of update-model.sql: texts, {@code
 * isDevelopment} as true or false, and by which claim. What cannot be used, such as an object where a text belongs, is as if it
 * were not there: a field that is only kept must not have every attempt fail. The same is null here, since Camel would look for
 * it among headers and variables.
 */
class ModelRow extends HashMap<String, Object> {

    private static final Set<String> DATES = Set.of("createdAt", "finishedAt");
    /** What their columns hold, and the others. Texts were cut when they were read, numbers were not. */
    private static final int MAX_DATE = 64;

    private static final int MAX_TEXT = 256;

    ModelRow(Exchange exchange) {
        Map<String, ?> webhook = exchange.getVariable("webhook", Map.class);
        webhook.forEach((name, value) -> put(name, usable(name, value)));
        put("modelId", exchange.getVariable("modelId"));
        Map<?, ?> delivery = FinishedDeliveries.delivery(exchange);
        put("deliveryId", delivery.get("id"));
        put("claimNumber", delivery.get("claim_number"));
    }

    @Override
    public boolean containsKey(Object name) {
        return true;
    }

    private static Object usable(String name, Object value) {
        if (!(value instanceof String || value instanceof Number || value instanceof Boolean)) {
            return null;
        }
        String text = value.toString();
        if (name.equals("isDevelopment")) {
            return Boolean.valueOf(text);
        }
        return text.length() > (DATES.contains(name) ? MAX_DATE : MAX_TEXT) ? null : text;
    }
}
