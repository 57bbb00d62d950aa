package dev.headshotbridge.webhook;

import static dev.headshotbridge.support.Answers.assertProblem;
import static dev.headshotbridge.support.Answers.assertStored;
import static dev.headshotbridge.support.WebhookSender.PATH;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headshotbridge.support.RawConnection;
import dev.headshotbridge.support.RunningBridge;
import dev.headshotbridge.support.Signing;
import dev.headshotbridge.support.Webhooks;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The public port serves one path by one method. */
interface PathsContract extends ReceivingContract {

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE", "FOO"})
    default void anotherMethodIsRefused(String method) throws IOException {
        try (RawConnection connection = sender().connect()) {
            connection.send(
                    method + " " + PATH + " HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
            var answer = connection.answer(method.equals("HEAD"));
            assertThat(answer.status()).isEqualTo(405);
            assertThat(answer.headers()).containsEntry("Allow", "POST");
            if (!method.equals("HEAD")) {
                assertProblem(answer, 405);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/webhooks",
                "/webhooks/",
                PATH + "/",
                PATH + "/x",
                PATH + "x",
                PATH + "%00",
                PATH + ";x=1",
                PATH + "/..",
                PATH + "/%2e%2e",
                "/webhooks/headshotpro%2fx",
                "/webhooks%2fheadshotpro",
                "//webhooks/headshotpro",
                "/webhooks//headshotpro",
                "/WEBHOOKS/headshotpro",
                "/x/%2e%2e/../etc/passwd",
                "/actuator/health",
                "/actuator/prometheus",
                "/operations/deliveries",
                "/favicon.ico"
            })
    default void nothingElseIsServed(String path) throws IOException {
        String body = Webhooks.event("model.created", Webhooks.newModel());
        long before = inbox().size();
        for (String method : new String[] {"GET", "POST"}) {
            try (RawConnection connection = sender().connect()) {
                connection.send(method + " " + path + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                        + "Content-Length: " + body.length() + "\r\n\r\n" + body);
                assertProblem(connection.answer(), 404);
            }
        }
        assertThat(inbox().size()).isEqualTo(before);
    }

    @Test
    default void aConnectionGoesOnAfterARefusal() throws IOException {
        String model = Webhooks.newModel();
        String body = Webhooks.event("model.created", model);
        try (RawConnection connection = sender().connect()) {
            // All at once, as a client that pipelines does.
            connection.send(PathsContract.request(body, "sha256=00") + PathsContract.request("{", "")
                    + "POST /x HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc"
                    + PathsContract.request(
                            body, Signing.signature(RunningBridge.SECRETS.get(0), body.getBytes(UTF_8))));
            assertThat(connection.answer().status()).isEqualTo(401);
            assertThat(connection.answer().status()).isEqualTo(401);
            assertThat(connection.answer().status()).isEqualTo(404);
            assertThat(connection.answer().status()).isEqualTo(200);
        }
        assertThat(inbox().of(model)).hasSize(1);
    }

    private static String request(String body, String signature) {
        return "POST " + PATH + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nX-HeadshotPro-Signature: "
                + signature + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
    }

    @Test
    default void whileItsRouteIsStoppedThePathIsUnavailable() throws Exception {
        String body = Webhooks.event("model.created", Webhooks.newModel());
        bridge().stopRoute("receive-webhook");
        try {
            var answer = sender().post(body);
            assertProblem(answer, 503);
            assertThat(answer.headers().firstValue("Retry-After")).hasValue("30");
        } finally {
            bridge().startRoute("receive-webhook");
        }
        assertStored(sender().post(body));
    }
}
