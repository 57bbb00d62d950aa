package dev.headshotbridge.observability;

import dev.headshotbridge.connector.Outcome;
import dev.headshotbridge.webhook.RejectionMetrics;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.config.MeterFilter;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the routes count, there with 0 from the start and with its help text: a series that is missing alerts nobody. */
@Configuration(proxyBeanMethods = false)
class Counters {

    /** Beside the connectors; what stands in the variable step. */
    private static final List<String> STEPS =
            List.of("handle-delivery", "ask-headshotpro", "download-photo", "send-email");

    @Bean
    MeterBinder countersFromTheStart(@Value("${bridge.connectors}") List<String> connectors) {
        return meters -> {
            count(meters, "headshotpro.webhooks.received", "Webhooks signed by HeadshotPro, whatever became of them");
            count(meters, "headshotpro.webhooks.stored", "Webhooks that were stored as a new delivery");
            count(meters, "headshotpro.webhooks.duplicates", "Webhooks that repeated a stored one");
            RejectionMetrics.REASONS.forEach(reason -> count(
                    meters, RejectionMetrics.NAME, "Requests to the public port that were refused", "reason", reason));
            Stream.concat(STEPS.stream(), connectors.stream().map(String::strip))
                    .forEach(step -> countAttempts(meters, step));
            count(meters, "bridge.deliveries.dead", "Deliveries given up, which wait for an operator");
        };
    }

    private static void countAttempts(MeterRegistry meters, String step) {
        for (Outcome outcome : Outcome.values()) {
            count(
                    meters,
                    "bridge.attempts",
                    "Calls to connectors and others, and failed steps",
                    "step",
                    step,
                    "outcome",
                    outcome.name());
        }
    }

    private static void count(MeterRegistry meters, String name, String help, String... tags) {
        Counter.builder(name).description(help).tags(tags).register(meters);
    }

    /** Camel names its context in each counter. There is one in a process, and our counters have no such tag. */
    @Bean
    MeterFilter withoutCamelContext() {
        return MeterFilter.ignoreTags("camelContext");
    }
}
