package dev.headshotbridge.webhook;

import static dev.headshotbridge.support.Answers.assertProblem;
import static dev.headshotbridge.support.Answers.assertStored;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headshotbridge.support.Webhooks;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each authentic body has a defined answer: 200 and kept, or 400 and kept for an operator. */
interface OddBodiesContract extends ReceivingContract {

    String DATA = "dev.headshotbridge.webhook.OddBodies#";
    String OBJECTS = "dev.headshotbridge.webhook.OddObjects#";

    @ParameterizedTest
    @MethodSource(DATA + "unreadable")
    default void whatCannotBeReadIsKeptOnceAsDead(String body, String reason) throws Exception {
        assertKept(1, () -> {
            for (int i = 0; i < 3; i++) {
                assertThat(assertProblem(sender().post(body), 400)).startsWith(reason);
            }
        });
        assertThat(inbox().where("idempotency_key = ?", key(body.getBytes(UTF_8))))
                .singleElement()
                .satisfies(delivery -> {
                    assertThat(delivery.state()).isEqualTo("dead");
                    assertThat(delivery.payload()).isEqualTo(body);
                    assertThat(delivery.payloadBytes()).isNull();
                    assertThat(delivery.lastError()).startsWith(reason);
                    // Which is what tells that it cannot be replayed.
                    assertThat(delivery.event()).isNull();
                });
    }

    @ParameterizedTest
    @MethodSource(DATA + "noText")
    default void whatIsNoTextIsKeptOnceByItsBytes(byte[] body) throws Exception {
        assertKept(1, () -> {
            for (int i = 0; i < 3; i++) {
                assertThat(assertProblem(sender().post(body), 400)).startsWith("The body is not UTF-8");
            }
        });
        assertThat(inbox().where("idempotency_key = ?", key(body)))
                .singleElement()
                .satisfies(delivery -> {
                    assertThat(delivery.state()).isEqualTo("dead");
                    assertThat(delivery.payloadBytes()).isEqualTo(body);
                    assertThat(delivery.payload()).contains("\uFFFD");
                });
    }

    @ParameterizedTest
    @MethodSource(OBJECTS + "readable")
    default void whatIsMerelyOddIsKeptAsItCameAndHandled(String fields) throws Exception {
        String model = Webhooks.newModel();
        String body = "{\"event\":\"model.created\",\"object\":{\"_id\":\"" + model + "\"," + fields + "}}";
        assertStored(sender().post(body));
        assertStored(sender().post(body));
        assertThat(inbox().of(model)).singleElement().satisfies(delivery -> {
            assertThat(delivery.payload()).isEqualTo(body);
            assertThat(delivery.duplicates()).isEqualTo(1);
        });
        bridge().handleDeliveries(() -> assertThat(inbox().of(model))
                .singleElement()
                .satisfies(delivery ->
                        assertThat(delivery.state()).as(delivery.lastError()).isEqualTo("done")));
    }

    @ParameterizedTest
    @MethodSource(OBJECTS + "unknownEvents")
    default void anUnknownEventIsKeptAsIgnored(String event) throws Exception {
        String model = Webhooks.newModel();
        String body = Webhooks.event(event, model);
        assertStored(sender().post(body));
        bridge().handleDeliveries(
                        () -> assertThat(inbox().of(model)).singleElement().satisfies(delivery -> {
                            assertThat(delivery.state()).isEqualTo("ignored");
                            assertThat(delivery.lastError()).isEqualTo("The bridge has no route for this event");
                            assertThat(delivery.payload()).isEqualTo(body);
                        }));
    }

    @Test
    default void invalidWebhooksAreCounted() {
        double before = bridge().privatePort().rejected("invalid");
        assertProblem(sender().post("{"), 400);
        assertProblem(sender().post("{"), 400);
        assertThat(bridge().privatePort().rejected("invalid") - before).isEqualTo(2);
    }

    @Test
    default void textIsKeptInFull() {
        String model = Webhooks.newModel();
        String event = "événement \uD83D\uDE00";
        assertStored(sender().post(Webhooks.event(event, model)));
        assertThat(inbox().of(model)).singleElement().satisfies(delivery -> assertThat(delivery.event())
                .isEqualTo(event));
    }

    private static String key(byte[] body) throws Exception {
        return "invalid:"
                + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "APPLICATION/JSON",
                "application/json ; charset=utf-8",
                "application/json;charset=nonsense",
                "application/cloudevents+json"
            })
    default void anySpellingOfJsonIsTaken(String contentType) {
        String model = Webhooks.newModel();
        String body = Webhooks.event("model.created", model);
        assertStored(sender().post(body, request -> request.setHeader("Content-Type", contentType)));
        assertThat(inbox().of(model)).hasSize(1);
    }
}
