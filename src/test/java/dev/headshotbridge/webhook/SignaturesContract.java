package dev.headshotbridge.webhook;

import static dev.headshotbridge.support.Answers.assertProblem;
import static dev.headshotbridge.support.Answers.assertStored;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headshotbridge.support.RunningBridge;
import dev.headshotbridge.support.Signing;
import dev.headshotbridge.support.Webhooks;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Only what HeadshotPro has signed gets in. */
interface SignaturesContract extends ReceivingContract {

    String SIGNATURE = "X-HeadshotPro-Signature";
    String TIMESTAMP = "X-HeadshotPro-Timestamp";
    Duration TOLERANCE = Duration.ofHours(2);
    Duration MARGIN = Duration.ofMinutes(5);

    @Test
    default void aMissingSignatureIsRefused() {
        assertRefused("signature-missing", sender().unsigned(body()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sha256=",
                "sha256=00",
                "sha1=%s",
                "%s",
                "SHA256=%s",
                "sha256=%s0",
                "sha256= %s",
                "sha256=%s, sha256=%s",
                "sha256=zz%s"
            })
    default void aMalformedSignatureIsRefused(String form) {
        byte[] body = body();
        String hex = Signing.signature(RunningBridge.SECRETS.get(0), body).substring("sha256=".length());
        assertRefused("signature-malformed", sender().unsigned(body).header(SIGNATURE, form.replace("%s", hex)));
    }

    @Test
    default void twoSignaturesAreRefusedEvenWhenBothFit() {
        byte[] body = body();
        String signature = Signing.signature(RunningBridge.SECRETS.get(0), body);
        assertRefused("signature-malformed", sender().signed(body).header(SIGNATURE, signature));
    }

    @Test
    default void aSignatureByAnotherSecretIsRefused() {
        byte[] body = body();
        String signature = Signing.signature("not the secret, but as long as one", body);
        assertRefused("signature-mismatch", sender().unsigned(body).header(SIGNATURE, signature));
    }

    @Test
    default void theSignatureOfAnotherBodyIsRefused() {
        byte[] body = body();
        byte[] sameJson = (" " + new String(body, UTF_8)).getBytes(UTF_8);
        for (byte[] other : new byte[][] {body(), sameJson, {}}) {
            String signature = Signing.signature(RunningBridge.SECRETS.get(0), other);
            assertRefused("signature-mismatch", sender().unsigned(body).header(SIGNATURE, signature));
        }
    }

    @Test
    default void aSignatureInTheQueryDoesNotCount() {
        byte[] body = body();
        String signature = Signing.signature(RunningBridge.SECRETS.get(0), body).replace("=", "%3D");
        String path = dev.headshotbridge.support.WebhookSender.PATH + "?" + SIGNATURE + "=" + signature;
        assertRefused(
                "signature-missing",
                sender().to(path)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    @Test
    default void upperCaseDigitsAreTheSameSignature() {
        byte[] body = body();
        String hex = Signing.signature(RunningBridge.SECRETS.get(0), body).substring("sha256=".length());
        assertStored(sender().send(sender().unsigned(body).header(SIGNATURE, "sha256=" + hex.toUpperCase())));
    }

    @Test
    default void eachOfTheSecretsMaySign() {
        for (String secret : RunningBridge.SECRETS) {
            byte[] body = body();
            assertStored(sender().send(sender().unsigned(body).header(SIGNATURE, Signing.signature(secret, body))));
            assertStored(sender().send(
                            timestamped(secret, String.valueOf(Instant.now().getEpochSecond()))));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 1})
    default void aTimestampIsTakenUpToTheTolerance(int direction) {
        Instant within = Instant.now().plus(TOLERANCE.minus(MARGIN).multipliedBy(direction));
        assertKept(1, () -> assertStored(sender().send(timestamped(within))));
        Instant beyond = Instant.now().plus(TOLERANCE.plus(MARGIN).multipliedBy(direction));
        assertRefused("timestamp-out-of-tolerance", timestamped(beyond));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "now", "-1", "1.5", "0x1", "1764000000000000000000", "1764000000,1764000000"})
    default void aMalformedTimestampIsRefused(String timestamp) {
        assertRefused("timestamp-malformed", timestamped(RunningBridge.SECRETS.get(0), timestamp));
    }

    @Test
    default void aTimestampThatWasNotSignedIsRefused() {
        byte[] body = body();
        String now = String.valueOf(Instant.now().getEpochSecond());
        assertRefused("signature-mismatch", sender().signed(body).header(TIMESTAMP, now));
        assertRefused("timestamp-malformed", timestamped(Instant.now()).header(TIMESTAMP, now));
        String signature = Signing.signature(RunningBridge.SECRETS.get(0), now, body);
        assertRefused("signature-mismatch", sender().unsigned(body).header(SIGNATURE, signature));
    }

    private HttpRequest.Builder timestamped(Instant time) {
        return timestamped(RunningBridge.SECRETS.get(0), String.valueOf(time.getEpochSecond()));
    }

    private HttpRequest.Builder timestamped(String secret, String timestamp) {
        byte[] body = body();
        return sender().unsigned(body)
                .header(TIMESTAMP, timestamp)
                .header(SIGNATURE, Signing.signature(secret, timestamp, body));
    }

    private void assertRefused(String reason, HttpRequest.Builder request) {
        double before = bridge().privatePort().rejected(reason);
        assertKept(
                0, () -> assertThat(assertProblem(sender().send(request), 401)).startsWith("X-HeadshotPro-"));
        assertThat(bridge().privatePort().rejected(reason) - before).isEqualTo(1);
    }

    private static byte[] body() {
        return Webhooks.event("model.created", Webhooks.newModel()).getBytes(UTF_8);
    }
}
