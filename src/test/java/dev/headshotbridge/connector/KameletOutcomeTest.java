package dev.headshotbridge.connector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headshotbridge.support.OncePerRun;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.http.HttpComponent;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What counts when a Kamelet itself says how its call ended, and what each Kamelet finds to call with. */
@ExtendWith(OncePerRun.class)
class KameletOutcomeTest {

    private Targets targets;

    @BeforeAll
    static void addKamelets(Targets shared) throws Exception {
        shared.bridge.camel().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                routeTemplate("answering-sink")
                        .templateParameter("outcome")
                        .from("kamelet:source")
                        .setVariable("outcome", constant("{{outcome}}"))
                        .setVariable("message", constant("said so"));
                routeTemplate("chatty-sink")
                        .from("kamelet:source")
                        .setVariable("outcome", constant("NOOP"))
                        .setVariable("message", constant("m".repeat(1001)))
                        .setBody(constant(Map.of(
                                "outcome", "created", "startedAt", "yesterday", "connector", "x", "target", "x")));
                routeTemplate("misspelt-sink").from("kamelet:source").setBody(simple("${nosuch.person}"));
                routeTemplate("failing-sink")
                        .templateParameter("outcome")
                        .from("kamelet:source")
                        .setVariable("outcome", constant("{{outcome}}"))
                        .throwException(new IllegalStateException("broken"));
            }
        });
    }

    @BeforeEach
    void start(Targets shared) {
        targets = shared;
    }

    @ParameterizedTest
    @CsvSource({
        "answering-sink, NOOP, NOOP", "answering-sink, UNSUPPORTED, UNSUPPORTED",
                "answering-sink, UNMATCHED, UNMATCHED",
        "answering-sink, BANANA, PERMANENT", "failing-sink, UNMATCHED, UNMATCHED", "failing-sink, AUTH, AUTH",
        "failing-sink, OK, RETRYABLE", "failing-sink, BANANA, PERMANENT"
    })
    void theOutcomeThatAKameletSetsCounts(String kamelet, String set, String outcome) {
        var exchange = call(kamelet + "?outcome=" + set, targets.bridge.row(targets.bridge.claimedDelivery()));

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getVariable("outcome")).isEqualTo(outcome);
    }

    @Test
    void whatATargetAnsweredIsNoParameter() {
        var row = targets.bridge.row(targets.bridge.claimedDelivery());
        var exchange = call("chatty-sink", row);

        assertThat(exchange.getException()).isNull();
        assertThat(targets.bridge.attempts((Long) row.get("id")))
                .singleElement()
                .satisfies(attempt -> assertThat(attempt)
                        .containsEntry("step", "chatty-sink")
                        .containsEntry("outcome", "NOOP")
                        .containsEntry("message", "m".repeat(1000)));
    }

    @Test
    void whatRefusedADeliveryForGoodIsNotAskedAgainWhenOthersHadToWait() {
        var row = targets.bridge.row(targets.bridge.claimedDelivery());
        targets.bridge
                .database()
                .update(
                        "INSERT INTO delivery_attempt (delivery_id, attempt, step, started_at, duration_ms, outcome)"
                                + " VALUES (?, 1, 'answering-sink', CURRENT_TIMESTAMP, 5, 'UNMATCHED')",
                        row.get("id"));
        row.put("attempts", 1);
        row.put("claim_number", 2L);
        var exchange = exchange("answering-sink", row);
        targets.bridge.camel().createProducerTemplate().send("direct:call-unless-refused", exchange);

        assertThat(exchange.getVariable("outcome")).isEqualTo("UNMATCHED");
        assertThat(targets.bridge.attempts((Long) row.get("id"))).hasSize(1);
    }

    private Exchange call(String connector, Map<String, Object> delivery) {
        return targets.bridge
                .camel()
                .createProducerTemplate()
                .send("direct:call-connector", exchange(connector, delivery));
    }

    private Exchange exchange(String connector, Map<String, Object> delivery) {
        Exchange exchange =
                targets.bridge.camel().getEndpoint("direct:call-connector").createExchange();
        exchange.setVariable("connector", connector);
        exchange.setVariable("operation", "sync");
        exchange.setVariable("person", Map.of("uid", "u"));
        exchange.setVariable("delivery", delivery);
        return exchange;
    }

    @Test
    void aKameletThatCannotBeCreatedSaysWhatIsWrongWithIt() {
        var exchange = call("misspelt-sink", targets.bridge.row(targets.bridge.claimedDelivery()));

        assertThat(exchange.getVariable("outcome")).isEqualTo("RETRYABLE");
        assertThat(exchange.getVariable("message")).isEqualTo("It cannot be created: Unknown function: nosuch.person");
    }

    @Test
    void httpsIsTheSameComponentAsHttp() {
        assertThat(targets.bridge.camel().getComponent("https"))
                .isSameAs(targets.bridge.camel().getComponent("http"));
        assertThat(targets.bridge
                        .camel()
                        .getComponent("https", HttpComponent.class)
                        .isAutomaticRetriesDisabled())
                .isTrue();
    }
}
