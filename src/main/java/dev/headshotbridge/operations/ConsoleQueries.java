package dev.headshotbridge.operations;

import java.util.Map;
import org.apache.camel.Processor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The parameters of what the console shows. */
@Configuration(proxyBeanMethods = false)
class ConsoleQueries {

    private static final long DEFAULT_LIMIT = 50;
    private static final long MAX_LIMIT = 1000;

    @Bean
    Processor noParameters() {
        return new Parameters(Map.of());
    }

    @Bean
    Processor deliveryQuery() {
        return new Parameters(Map.of("id", Criterion.wholeNumber()), "id");
    }

    @Bean
    Processor attemptsQuery() {
        return new Parameters(Map.of("delivery", Criterion.wholeNumber()), "delivery");
    }

    @Bean
    Processor activityQuery() {
        return new Parameters(Map.of("minutes", Criterion.wholeNumber(1, Spans.MAX_MINUTES))) {
            @Override
            void complete(Map<String, Object> query) {
                query.putAll(Spans.of((Long) query.getOrDefault("minutes", 60L)));
            }
        };
    }

    @Bean
    Processor modelsQuery() {
        return new Parameters(Map.of(
                "status", Criterion.text(64),
                "organization", Criterion.text(256),
                "text", Criterion.text(256),
                "before", Criterion.text(128),
                "limit", Criterion.wholeNumber(1, Integer.MAX_VALUE))) {
            @Override
            void complete(Map<String, Object> query) {
                query.put("limit", Math.min((Long) query.getOrDefault("limit", DEFAULT_LIMIT), MAX_LIMIT));
            }
        };
    }

    @Bean
    Processor modelQuery() {
        return new Parameters(Map.of("id", Criterion.text(128)), "id");
    }

    @Bean
    Processor photoQuery() {
        return new Parameters(Map.of("model", Criterion.text(128)), "model");
    }

    /** How activity is summed up: so that there are some hundred points, whatever time is shown. */
    private static final class Spans {

        /** Seven days; older activity is not kept. */
        static final long MAX_MINUTES = 7 * 24 * 60L;

        private static final long BUCKETS_A_MINUTE = 6;
        private static final long MOST = 360;

        /** As list-activity.sql takes them: buckets in a span, and spans. */
        static Map<String, Long> of(long minutes) {
            long buckets = minutes * BUCKETS_A_MINUTE;
            long width = 1;
            for (long next : new long[] {1, 6, 30, 180}) {
                width = next;
                if (buckets / width <= MOST) {
                    break;
                }
            }
            return Map.of("width", width, "spans", (buckets + width - 1) / width);
        }
    }
}
