package dev.headshotbridge.connector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headshotbridge.support.OncePerRun;
import java.util.Map;
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
        var exchange =
                targets.bridge.camel().getEndpoint("direct:call-connector").createExchange();
        exchange.setVariable("connector", kamelet + "?outcome=" + set);
        exchange.setVariable("operation", "sync");
        exchange.setVariable("person", Map.of("uid", "u"));
        exchange.setVariable("delivery", targets.bridge.row(targets.bridge.claimedDelivery()));
        targets.bridge.camel().createProducerTemplate().send("direct:call-connector", exchange);

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getVariable("outcome")).isEqualTo(outcome);
    }

    @Test
    void aKameletThatCannotBeCreatedSaysWhatIsWrongWithIt() {
        var exchange =
                targets.bridge.camel().getEndpoint("direct:call-connector").createExchange();
        exchange.setVariable("connector", "misspelt-sink");
        exchange.setVariable("operation", "sync");
        exchange.setVariable("person", Map.of("uid", "u"));
        exchange.setVariable("delivery", targets.bridge.row(targets.bridge.claimedDelivery()));
        targets.bridge.camel().createProducerTemplate().send("direct:call-connector", exchange);

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
