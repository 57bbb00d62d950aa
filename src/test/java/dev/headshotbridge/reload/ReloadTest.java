package dev.headshotbridge.reload;

import static dev.headshotbridge.support.Answers.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headshotbridge.support.RawConnection;
import dev.headshotbridge.support.Webhooks;
import dev.headshotbridge.webhook.RawWebhook;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What of changed files is taken over, and how the bridge shows the rest. */
class ReloadTest extends ReloadingBridge {

    private static final String KAMELET = """
            apiVersion: camel.apache.org/v1
            kind: Kamelet
            metadata:
              name: chat-photo-sink
            spec:
              definition:
                title: Chat
              template:
                from:
                  uri: kamelet:source
                  steps:
                    - setVariable:
                        name: message
                        expression:
                          simple:
                            expression: sent
            """;

    @Test
    void aGoodRouteCounts() {
        take(deployed.with(RECEIVER, changed(RECEIVER, "expression: OK", "expression: TAKEN")));

        assertThat(answer()).isEqualTo("TAKEN");
        assertThat(unsigned()).contains("\"title\":\"Unauthorized\"");
        assertCurrent();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            muteException: true             | muteExcepton: true          | 12: platform-http has no option muteExcepton
            constant:                       | constnt:                    | 19: constnt is not known
            uri: direct:keep-webhook        | uri: direct:keep-webhok     | 15: no route is "from" direct:keep-webhok
            steps:                          | steps: [                    | 14: is not YAML
            """)
    void aBadRouteLeavesTheLastGoodOneReceiving(String good, String bad, String problem) {
        double failed = reloads("failed");
        take(deployed.with(RECEIVER, changed(RECEIVER, good, bad)));

        assertThat(answer()).isEqualTo("OK");
        assertThat(health("/actuator/health")).contains("\"status\":\"OUT_OF_DATE\"", json(RECEIVER + ":" + problem));
        assertThat(health("/actuator/health/readiness")).contains("\"status\":\"UP\"");
        assertThat(reloads("failed")).isEqualTo(failed + 1);
        assertThat(metric("bridge_reload_current")).isZero();

        take(deployed);
        assertCurrent();
    }

    @Test
    void noWebhookIsLostWhileItsRouteIsReplaced() {
        List<String> models = new ArrayList<>();
        CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> {
            for (int i = 0; i < 200; i++) {
                String model = Webhooks.newModel();
                if (BRIDGE.sender().post(Webhooks.event("model.created", model)).statusCode() == 200) {
                    models.add(model);
                }
            }
        });
        for (int i = 0; i < 3 || !sending.isDone(); i++) {
            take(deployed.with(RECEIVER, changed(RECEIVER, "expression: OK", "expression: TAKEN " + i)));
        }
        sending.join();

        assertThat(models)
                .isNotEmpty()
                .allSatisfy(model -> assertThat(BRIDGE.inbox().of(model)).hasSize(1));
    }

    @Test
    void aWebhookThatWasHalfSentThenIsRefused() throws Exception {
        String body = Webhooks.event("model.created", Webhooks.newModel());
        try (RawConnection connection = BRIDGE.sender().connect()) {
            // The second one's head is there when the first one is answered.
            connection.send(RawWebhook.of(body) + RawWebhook.head(body));
            assertThat(connection.answer().status()).isEqualTo(200);
            take(deployed.with(RECEIVER, changed(RECEIVER, "expression: OK", "expression: TAKEN")));
            assertProblem(connection.send(body).answer(), 503);
        }
    }

    @Test
    void aKameletThatCouldNotBeCreatedIsMended() throws Exception {
        // As if the bridge had been started with it.
        BRIDGE.camel().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                routeTemplate("chat-photo-sink").from("kamelet:source").setBody(simple("${nosuch.operation}"));
            }
        });
        // Camel finds out as late as this, and keeps half of it.
        assertThat(callKamelet().getException()).hasStackTraceContaining("Unknown function: nosuch.operation");

        take(deployed.with("kamelets/chat-photo-sink.kamelet.yaml", KAMELET));

        assertCurrent();
        assertThat(health("/actuator/health/readiness")).contains("\"status\":\"UP\"");
        assertThat(callKamelet().getVariable("message")).isEqualTo("sent");
    }

    private static Exchange callKamelet() {
        try (ProducerTemplate template = BRIDGE.camel().createProducerTemplate()) {
            return template.send(
                    "kamelet:chat-photo-sink",
                    BRIDGE.camel().getEndpoint("direct:call-connector").createExchange());
        } catch (Exception e) {
            Exchange failed =
                    BRIDGE.camel().getEndpoint("direct:call-connector").createExchange();
            failed.setException(e);
            return failed;
        }
    }

    @Test
    void aGoodFileIsTakenBesideABadOne() {
        take(deployed.with("routes/extra.camel.yaml", EXTRA.formatted("hello"))
                .with(RECEIVER, changed(RECEIVER, "muteException", "muteExcepton")));

        assertThat(operations("extra")).isEqualTo("hello");
        assertThat(answer()).isEqualTo("OK");

        take(deployed.with("routes/extra.camel.yaml", EXTRA.formatted("hello again")));
        assertThat(operations("extra")).isEqualTo("hello again");
        assertCurrent();
    }
}
