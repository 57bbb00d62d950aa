package dev.headshotbridge.webhook;

import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.springframework.stereotype.Component;

/**
 * Leaves the variable {@code isDevelopment}, true or false: what the parsed webhook in the body says of its model, or where
 * it says nothing, what an event before it has said (the variable {@code delivery}).
 */
@Component
class DevelopmentModel implements Processor {

    @Override
    public void process(Exchange exchange) {
        Map<?, ?> delivery = exchange.getVariable("delivery", Map.class);
        Object said = exchange.getMessage().getBody() instanceof Map<?, ?> webhook
                        && webhook.get("object") instanceof Map<?, ?> model
                ? model.get("isDevelopment")
                : null;
        exchange.setVariable(
                "isDevelopment",
                Boolean.parseBoolean(String.valueOf(said == null ? delivery.get("is_development") : said)));
    }
}
