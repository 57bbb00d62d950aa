package dev.headshotbridge.webhook;

import static dev.headshotbridge.support.Answers.assertProblem;
import static dev.headshotbridge.support.Answers.assertStored;
import static dev.headshotbridge.support.WebhookSender.PATH;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headshotbridge.support.Answers;
import dev.headshotbridge.support.RawConnection;
import dev.headshotbridge.support.Webhooks;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is answered to whom, and whether it is kept. */
interface AnswersContract extends ReceivingContract {

    int LIMIT = 1024 * 1024;

    @Test
    default void aValidWebhookIsKept() {
        String model = Webhooks.newModel();
        String body = Webhooks.event("model.created", model);
        var answer = sender().post(body);
        assertStored(answer);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/plain");
        assertThat(inbox().of(model)).singleElement().satisfies(delivery -> {
            assertThat(delivery.payload()).isEqualTo(body);
            assertThat(delivery.event()).isEqualTo("model.created");
            assertThat(delivery.state()).isEqualTo("pending");
            assertThat(delivery.duplicates()).isZero();
        });
    }

    @Test
    default void aRepeatIsCountedOnTheFirst() {
        String model = Webhooks.newModel();
        String body = Webhooks.event("model.created", model);
        for (int i = 0; i < 3; i++) {
            assertStored(sender().post(body));
        }
        assertThat(inbox().of(model)).singleElement().satisfies(delivery -> assertThat(delivery.duplicates())
                .isEqualTo(2));
    }

    @Test
    default void ofFiftyEqualOnesAtOnceOneIsKept() {
        String model = Webhooks.newModel();
        assertThat(sender().atOnce(50, Webhooks.event("model.created", model)))
                .hasSize(50)
                .allSatisfy(Answers::assertStored);
        assertThat(inbox().of(model)).singleElement().satisfies(delivery -> assertThat(delivery.duplicates())
                .isEqualTo(49));
    }

    @Test
    default void aBodyOfExactlyTheLimitIsKept() {
        String model = Webhooks.newModel();
        assertStored(sender().post(padded(model, LIMIT)));
        assertThat(inbox().of(model)).singleElement().satisfies(delivery -> assertThat(delivery.payload())
                .hasSize(LIMIT));
    }

    @Test
    default void aLargerBodyIsRefused() {
        byte[] body = padded(Webhooks.newModel(), LIMIT + 1);
        double before = bridge().privatePort().rejected("content-too-large");
        assertKept(0, () -> {
            assertProblem(sender().post(body), 413);
            var chunked = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body));
            assertProblem(sender().send(sender().signed(body).POST(chunked)), 413);
        });
        assertThat(bridge().privatePort().rejected("content-too-large") - before)
                .isEqualTo(2);
    }

    @Test
    default void aDeclaredLengthOverTheLimitIsRefusedBeforeTheBodyComes() throws IOException {
        try (RawConnection connection = sender().connect()) {
            connection.send("POST " + PATH + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                    + "Content-Length: 99999999999\r\n\r\n");
            var answer = connection.answer();
            assertProblem(answer, 413);
            assertThat(answer.headers()).containsEntry("Connection", "close");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "text/plain",
                "text/json",
                "application/jsonp",
                "application/xml",
                "application/json/x",
                "nonsense"
            })
    default void anotherContentTypeIsRefused(String contentType) {
        String body = Webhooks.event("model.created", Webhooks.newModel());
        assertKept(
                0,
                () -> assertProblem(
                        sender().post(body, request -> request.setHeader("Content-Type", contentType)), 415));
    }

    @Test
    default void aMissingContentTypeIsRefused() {
        byte[] body = Webhooks.event("model.created", Webhooks.newModel()).getBytes(UTF_8);
        assertKept(
                0, () -> assertProblem(sender().send(sender().to(PATH).POST(BodyPublishers.ofByteArray(body))), 415));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate", "br", "identity, gzip"})
    default void anEncodedBodyIsRefused(String encoding) {
        String body = Webhooks.event("model.created", Webhooks.newModel());
        assertKept(
                0,
                () -> assertProblem(sender().post(body, request -> request.header("Content-Encoding", encoding)), 415));
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json; charset=utf-8", "application/json;charset=UTF-8"})
    default void jsonWithParametersIsTaken(String contentType) {
        String model = Webhooks.newModel();
        assertStored(sender().post(
                        Webhooks.event("model.created", model),
                        request -> request.setHeader("Content-Type", contentType)));
        assertThat(inbox().of(model)).hasSize(1);
    }

    private static byte[] padded(String model, int size) {
        byte[] body = new byte[size];
        Arrays.fill(body, (byte) ' ');
        byte[] json = Webhooks.event("model.created", model).getBytes(UTF_8);
        System.arraycopy(json, 0, body, 0, json.length);
        return body;
    }
}
