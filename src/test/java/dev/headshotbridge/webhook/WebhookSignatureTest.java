package dev.headshotbridge.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.headshotbridge.support.Signing;
import dev.headshotbridge.webhook.UnauthenticWebhookException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against HeadshotPro's own sample for Node: createHmac('sha256', secret).update(JSON.stringify(payload)).digest('hex'). */
class WebhookSignatureTest {

    private static final String SECRET = "5f2d0c4b8e7a41936d58f0b1c2a3e4d5f60718293a4b5c6d7e8f90a1b2c3d4e5";
    private static final Instant NOW = Instant.ofEpochSecond(1764000000);
    private static final Duration TOLERANCE = Duration.ofHours(2);

    /** Names as people have them; a JavaScript literal each. */
    private static final String[] TITLES = {
        "'Zo\\u00eb \\u0141uk'",
        "'\\u5c71\\u7530 \\u592a\\u90ce'",
        "'\\ud83e\\udd26\\ud83c\\udffd\\u200d\\u2642\\ufe0f'",
        "'a\\u2028b\\u0000c\"\\\\/'",
        "'\\ud800'"
    };

    private final WebhookSignature signature = accepting(SECRET);

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            `{"event":"model.created","object":{"_id":"m1","title":"Zoë Łuk"}}` | f6fd12a5b5669aa1917db87ec618034303b101ce6d5840d0ac0fb2cdf0b66e2c | c817c9d9c30fb793aa72769780e646e0989ff0eaf4e6883171a335cc1faafa90
            `{"event":"model.created","object":{"_id":"m1","title":"山田 太郎"}}` | d47d9e658d18372d675e3ade0509e788a92d8e4977681a2773ecf27baf83fe7f | ec8ed8dbb175113dec03757a61ea5ae8dd7ea88a4fc443012a3e6cd8cf1d299f
            `{"event":"model.created","object":{"_id":"m1","title":"🤦🏽‍♂️"}}` | 62d78d3377dd4c8aee83d96a01cca22d68f5029cefdba7023175069a79080301 | 4d318d7f1d42be948e13a08403067cf6142e0b3327104203af55ffe048c6ddbd
            `{"event":"model.created","object":{"_id":"m1","title":"a\\"\\\\/b\\u0001"}}` | 9008fe041226d24da25fd1751ad1f7cbe07344cd5b5ad5b29028d769f309f17f | 34c3ba0c0eb263f3962c5e7a6a86e474c7b6a19f3b9c7787db1f13931979e145
            `{"event":"model.created","object":{"_id":"m1","title":"\\ud800"}}` | a920988efdeff4ae0d61f4104b8379e4b8a78304277da72f2e26393097266c25 | b215722493a5a485b7c6e99f7138f4370a814a9be369f5fd9460567afc174412
            """)
    void acceptsWhatNodeHasSigned(String body, String hex, String withTimestamp) throws Exception {
        signature.verify(body.getBytes(UTF_8), "sha256=" + hex, null);
        signature.verify(body.getBytes(UTF_8), "sha256=" + withTimestamp, "1764000000");
        assertRefused(Reason.SIGNATURE_MISMATCH, (body + " ").getBytes(UTF_8), "sha256=" + hex, null);
        assertRefused(Reason.SIGNATURE_MISMATCH, body.getBytes(UTF_8), "sha256=" + withTimestamp, "1764000001");
    }

    @Test
    void acceptsWhatTheNodeAtHandSigns(@TempDir Path folder) throws Exception {
        assumeTrue(runs("node", "--version"), "node is not installed");
        Path script = folder.resolve("sign.js");
        Path signed = folder.resolve("signed");
        for (String title : TITLES) {
            Files.writeString(script, """
                    const payload = {event: 'model.created', objectType: 'model', object: {_id: 'm1', title: %s}};
                    const body = JSON.stringify(payload);
                    const hex = require('crypto').createHmac('sha256', '%s').update(body).digest('hex');
                    require('fs').writeFileSync('%s', hex + body);
                    """.formatted(title, SECRET, signed));
            assertThat(runs("node", script.toString())).isTrue();
            String output = Files.readString(signed);
            signature.verify(output.substring(64).getBytes(UTF_8), "sha256=" + output.substring(0, 64), null);
        }
    }

    @Test
    void acceptsAnyOfItsSecretsWithOrWithoutBlanksAroundThem() throws Exception {
        byte[] body = "{}".getBytes(UTF_8);
        for (String secret : List.of("the first secret", "the second secret")) {
            String header = Signing.signature(secret, body);
            accepting("the first secret", " the second secret ").verify(body, header, null);
            assertRefused(Reason.SIGNATURE_MISMATCH, body, header, null);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {-7201, 7201, -1764000000, 998235999999L})
    void refusesATimestampOutsideTheTolerance(long seconds) {
        assertRefused(Reason.TIMESTAMP_OUT_OF_TOLERANCE, NOW.getEpochSecond() + seconds);
    }

    @ParameterizedTest
    @ValueSource(longs = {-7200, 0, 7200})
    void takesATimestampAtTheTolerance(long seconds) throws Exception {
        String timestamp = String.valueOf(NOW.getEpochSecond() + seconds);
        byte[] body = "{}".getBytes(UTF_8);
        signature.verify(body, Signing.signature(SECRET, timestamp, body), timestamp);
    }

    @Test
    void signsAnEmptyBodyToo() throws Exception {
        String header = Signing.signature(SECRET, new byte[0]);
        signature.verify(null, header, null);
        signature.verify(new byte[0], header, null);
    }

    private void assertRefused(Reason reason, long timestamp) {
        byte[] body = "{}".getBytes(UTF_8);
        String text = String.valueOf(timestamp);
        assertRefused(reason, body, Signing.signature(SECRET, text, body), text);
    }

    private void assertRefused(Reason reason, byte[] body, String header, String timestamp) {
        String tag = reason.name().toLowerCase().replace('_', '-');
        assertThatThrownBy(() -> signature.verify(body, header, timestamp))
                .isInstanceOfSatisfying(UnauthenticWebhookException.class, e -> assertThat(e.getReason())
                        .isEqualTo(tag));
    }

    private static WebhookSignature accepting(String... secrets) {
        return new WebhookSignature(List.of(secrets), TOLERANCE, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static boolean runs(String... command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
