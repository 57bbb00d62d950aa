package dev.headshotbridge.command.signature;

import static dev.headshotbridge.command.signature.SignatureDiagnosisTest.hmac;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.HmacAlgorithms;
import org.apache.commons.codec.digest.HmacUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reasons that have to do with secrets and timestamps. */
class SecretsAndTimesTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final String SECRET = "fedcba9876543210".repeat(4);
    private static final String BODY = "{\"event\":\"model.created\",\"object\":{\"_id\":\"66b1\"}}";
    private static final long TIME = NOW.getEpochSecond() - 60;

    private final SignatureDiagnosis diagnosis = of(List.of("1".repeat(64), SECRET), List.of());

    static Stream<String> mistakes() {
        return Stream.of(
                SECRET + "\n",
                SECRET + "\r\n",
                SECRET + " ",
                " " + SECRET,
                "\"" + SECRET + "\"",
                "'" + SECRET + "'",
                "whsec_" + SECRET,
                SECRET.toUpperCase(Locale.ROOT),
                new String(Base64.getEncoder().encode(SECRET.getBytes(UTF_8)), UTF_8),
                "1".repeat(64) + "," + SECRET);
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void tellsWhatHappenedToTheSecret(String taken) throws Exception {
        assertReasons(diagnosis, "sha256=" + hmac(taken, BODY), null, "secret-changed");
        // The same after another mistake.
        Diagnosis both = diagnosis.diagnose((BODY + "\n").getBytes(UTF_8), "sha256=" + hmac(taken, BODY), null);
        assertThat(both.findings()).extracting(Finding::reason).containsExactly("secret-changed", "trailing-newline");
    }

    @Test
    void tellsOfASecretThatWasDecoded() throws Exception {
        byte[] decoded = java.util.HexFormat.of().parseHex(SECRET);
        String hex = new HmacUtils(HmacAlgorithms.HMAC_SHA_256, decoded).hmacHex(BODY);
        assertReasons(diagnosis, "sha256=" + hex, null, "secret-changed");
        byte[] base64 = Base64.getDecoder().decode(SECRET);
        String other = new HmacUtils(HmacAlgorithms.HMAC_SHA_256, base64).hmacHex(BODY);
        assertReasons(diagnosis, "sha256=" + other, null, "secret-changed");
        assertThat(new String(base64, ISO_8859_1)).isNotEqualTo(new String(decoded, ISO_8859_1));
    }

    @Test
    void tellsOfAnEmptySecret() throws Exception {
        String hex = new HmacUtils(HmacAlgorithms.HMAC_SHA_256, new byte[1]).hmacHex(BODY);
        assertReasons(diagnosis, "sha256=" + hex, null, "secret-changed");
    }

    @Test
    void tellsThatTheSecretOfTheSettingsHasSigned() throws Exception {
        SignatureDiagnosis named = of(List.of("2".repeat(64)), List.of(SECRET));
        assertReasons(named, "sha256=" + hmac(SECRET, BODY), null, "other-secret");
    }

    @Test
    void guessesWhereNothingMatches() throws Exception {
        String foreign = "sha256=" + hmac("3".repeat(64), BODY);
        assertReasons(diagnosis, foreign, null, "other-secret", "body-changed", "timestamp-missing");
        assertThat(diagnosis.diagnose("no JSON".getBytes(UTF_8), foreign, null).findings())
                .extracting(Finding::reason)
                .contains("body-not-json");
        assertThat(of(List.of("short"), List.of())
                        .diagnose("{}".getBytes(UTF_8), foreign, null)
                        .findings())
                .extracting(Finding::reason)
                .contains("secret-shape", "body-incomplete");
        // No secret is in what is said.
        assertThat(diagnosis.diagnose(BODY.getBytes(UTF_8), foreign, null).toString())
                .doesNotContain(SECRET);
    }

    static Stream<Arguments> times() {
        return Stream.of(
                Arguments.of("other-scheme", BODY, TIME + ""),
                Arguments.of("separator", TIME + BODY, TIME + ""),
                Arguments.of("separator", TIME + ":" + BODY, TIME + ""),
                Arguments.of("separator", BODY + "." + TIME, TIME + ""),
                Arguments.of("separator", "v0:" + TIME + ":" + BODY, TIME + ""),
                Arguments.of("timestamp-unit", TIME + "000." + BODY, TIME + ""),
                Arguments.of("timestamp-unit", TIME + "." + BODY, TIME + "123"),
                Arguments.of("timestamp-malformed", TIME + "123." + BODY, TIME + "123"),
                Arguments.of("timestamp-missing", TIME + "." + BODY, null),
                Arguments.of("timestamp-changed", TIME + "." + BODY, (TIME + 55) + ""));
    }

    @ParameterizedTest
    @MethodSource("times")
    void tellsWhatHappenedToTheTimestamp(String reason, String signed, String sent) throws Exception {
        assertReasons(diagnosis, "sha256=" + hmac(SECRET, signed), sent, reason);
    }

    @ParameterizedTest
    @ValueSource(longs = {-7201, 7201, -10_000_000})
    void tellsOfATimestampThatIsNotTolerated(long distance) throws Exception {
        String time = String.valueOf(NOW.getEpochSecond() + distance);
        assertReasons(diagnosis, "sha256=" + hmac(SECRET, time + "." + BODY), time, "timestamp-age");
    }

    @Test
    void findsALostTimestampByTheTimeInTheBody() throws Exception {
        String body = "{\"event\":\"model.created\",\"createdAt\":\"2025-06-01T12:00:00.000Z\",\"object\":{}}";
        long sent = Instant.parse("2025-06-01T12:00:05Z").getEpochSecond();
        Diagnosis found = diagnosis.diagnose(body.getBytes(UTF_8), "sha256=" + hmac(SECRET, sent + "." + body), null);
        assertThat(found.findings()).extracting(Finding::reason).containsExactly("timestamp-missing");
    }

    private static SignatureDiagnosis of(List<String> secrets, List<String> others) {
        return new SignatureDiagnosis(secrets, others, Duration.ofHours(2), Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static void assertReasons(SignatureDiagnosis diagnosis, String signature, String time, String... reasons)
            throws Exception {
        Diagnosis found = diagnosis.diagnose(BODY.getBytes(UTF_8), signature, time);
        assertThat(found.match()).isFalse();
        assertThat(found.findings()).extracting(Finding::reason).containsExactly(reasons);
    }
}
