package dev.headshotbridge.inbox;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;

/**
 * The parameters of finish-deliveries.sql: a map for each outcome of handling, nearly all of which are {@code done}. Closed by
 * one statement, many take half the time that as many statements would.
 */
final class FinishParameters {

    /** @param reason why it was not done, or null */
    private record Outcome(String state, String reason) {

        private static Outcome of(Exchange exchange) {
            return new Outcome(
                    exchange.getVariable("state", String.class), exchange.getVariable("reason", String.class));
        }

        private Map<String, Object> parameters(List<Map<?, ?>> deliveries) {
            Map<String, Object> parameters = new HashMap<>();
            parameters.put("state", state);
            parameters.put("reason", reason);
            parameters.put("ids", deliveries.stream().map(ClaimsInHand::id).toArray(Long[]::new));
            parameters.put(
                    "claims", deliveries.stream().map(FinishParameters::claim).toArray(String[]::new));
            return parameters;
        }
    }

    private FinishParameters() {}

    /** Of exchanges whose handling has ended. */
    static List<Map<String, Object>> of(List<Exchange> handled) {
        return handled.stream()
                .collect(groupingBy(Outcome::of, mapping(FinishedDeliveries::delivery, toList())))
                .entrySet()
                .stream()
                .map(alike -> alike.getKey().parameters(alike.getValue()))
                .toList();
    }

    private static String claim(Map<?, ?> delivery) {
        return ClaimsInHand.id(delivery) + "/" + delivery.get("claim_number");
    }
}
