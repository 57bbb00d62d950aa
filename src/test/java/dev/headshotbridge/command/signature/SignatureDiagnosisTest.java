package dev.headshotbridge.command.signature;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.commons.codec.digest.HmacAlgorithms;
import org.apache.commons.codec.digest.HmacUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each reason that bin/bridge verify can tell. */
class SignatureDiagnosisTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final String OLD = "0123456789abcdef".repeat(4);
    private static final String SECRET = "fedcba9876543210".repeat(4);
    private static final String TEXT = "{\"event\":\"model.created\",\"object\":{\"_id\":\"66b1\",\"title\":\"Zoë\","
            + "\"url\":\"https://a/b\",\"n\":1.5}}";
    private static final byte[] BODY = TEXT.getBytes(UTF_8);
    private static final String TIME = String.valueOf(NOW.getEpochSecond() - 60);

    private final SignatureDiagnosis diagnosis = new SignatureDiagnosis(
            List.of(OLD, SECRET), List.of(), Duration.ofHours(2), Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void takesWhatTheBridgeTakes() throws Exception {
        Diagnosis body = diagnosis.diagnose(BODY, "sha256=" + hmac(SECRET, TEXT), null);
        assertThat(body)
                .returns(true, Diagnosis::match)
                .returns("body", Diagnosis::scheme)
                .returns(2, Diagnosis::secret);
        Diagnosis timestamp = diagnosis.diagnose(BODY, "sha256=" + hmac(OLD, TIME + "." + TEXT), TIME);
        assertThat(timestamp)
                .returns(true, Diagnosis::match)
                .returns("timestamp", Diagnosis::scheme)
                .returns(1, Diagnosis::secret);
        String capitals = "sha256=" + hmac(SECRET, TEXT).toUpperCase(Locale.ROOT);
        assertThat(diagnosis.diagnose(BODY, capitals, null).match()).isTrue();
    }

    static Stream<Arguments> bodies() throws IOException {
        String pretty = new ObjectMapper().readTree(TEXT).toPrettyString();
        return Stream.of(
                Arguments.of("trailing-newline", TEXT + "\n", TEXT),
                Arguments.of("newline-lost", TEXT, TEXT + "\n"),
                Arguments.of("crlf", pretty.replace("\n", "\r\n"), pretty.replace("\r\n", "\n")),
                Arguments.of(
                        "crlf",
                        pretty.replace("\r\n", "\n"),
                        pretty.replace("\r\n", "\n").replace("\n", "\r\n")),
                Arguments.of("re-serialized", pretty, TEXT),
                Arguments.of("re-serialized", TEXT, pretty.replace("\r\n", "\n")),
                Arguments.of("re-serialized", TEXT, TEXT.replace("ë", "\\u00eb")),
                Arguments.of("re-serialized", TEXT, TEXT.replace("ë", "\\u00eb").replace("/", "\\/")),
                Arguments.of(
                        "re-serialized",
                        TEXT,
                        TEXT.replace(",", ", ").replace(":", ": ").replace("s: //", "s://")),
                Arguments.of("re-serialized", "{\"event\":\"b\",\"a\":1}", "{\"a\":1,\"event\":\"b\"}"),
                Arguments.of("part-of-body", TEXT, TEXT.substring(TEXT.indexOf("\"object\":") + 9, TEXT.length() - 1)),
                Arguments.of("quoted-body", new ObjectMapper().writeValueAsString(TEXT), TEXT),
                Arguments.of("byte-order-mark", "\uFEFF" + TEXT, TEXT),
                Arguments.of("body-base64", Base64.getEncoder().encodeToString(BODY), TEXT),
                Arguments.of("empty-body", TEXT, ""));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void tellsWhatHappenedToTheBody(String reason, String body, String signed) throws Exception {
        assertReasons(body.getBytes(UTF_8), "sha256=" + hmac(SECRET, signed), null, reason);
        String withTime = "sha256=" + hmac(SECRET, TIME + "." + signed);
        assertReasons(body.getBytes(UTF_8), withTime, TIME, reason);
    }

    @Test
    void tellsOfAnotherEncoding() throws Exception {
        String signature = "sha256=" + hmac(SECRET, TEXT);
        assertReasons(TEXT.getBytes(ISO_8859_1), signature, null, "encoding");
        assertReasons(TEXT.getBytes(UTF_16LE), signature, null, "encoding");
        assertReasons(("\uFEFF" + TEXT).getBytes(UTF_16LE), signature, null, "encoding", "byte-order-mark");
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(BODY);
        }
        assertReasons(packed.toByteArray(), signature, null, "gzip");
    }

    static Stream<Arguments> headers() {
        String hex = hmac(SECRET, TEXT);
        byte[] bytes = HexFormat.of().parseHex(hex);
        return Stream.of(
                Arguments.of("signature-missing", ""),
                Arguments.of("prefix-missing", hex),
                Arguments.of("prefix-case", "SHA256=" + hex),
                Arguments.of("prefix-other", "v1=" + hex),
                Arguments.of("signature-white-space", "sha256=" + hex + " "),
                Arguments.of("signature-quoted", "\"sha256=" + hex + "\""),
                Arguments.of("several-signatures", "sha256=" + "0".repeat(64) + ", sha256=" + hex),
                Arguments.of("signature-base64", Base64.getEncoder().encodeToString(bytes)),
                Arguments.of(
                        "signature-base64", "sha256=" + Base64.getUrlEncoder().encodeToString(bytes)),
                Arguments.of("signature-base64", Base64.getEncoder().encodeToString(hex.getBytes(UTF_8))),
                Arguments.of("other-algorithm", "sha256=" + hmac(HmacAlgorithms.HMAC_SHA_512, SECRET, TEXT)),
                Arguments.of("other-algorithm", "sha1=" + hmac(HmacAlgorithms.HMAC_SHA_1, SECRET, TEXT)),
                Arguments.of("signature-malformed", "sha256=" + hex.substring(1)),
                Arguments.of("no-hmac", "sha256=" + DigestUtils.sha256Hex(TEXT)),
                Arguments.of("no-hmac", "sha256=" + DigestUtils.sha256Hex(SECRET + TEXT)));
    }

    @ParameterizedTest
    @MethodSource("headers")
    void tellsWhatIsWrongWithTheHeader(String reason, String header) throws Exception {
        Diagnosis found = diagnosis.diagnose(BODY, header, null);
        assertThat(found.match()).isFalse();
        assertThat(found.findings()).extracting(Finding::reason).contains(reason);
    }

    private void assertReasons(byte[] body, String signature, String timestamp, String... reasons) throws Exception {
        Diagnosis found = diagnosis.diagnose(body, signature, timestamp);
        assertThat(found.match()).isFalse();
        assertThat(found.secret()).isEqualTo(2);
        assertThat(found.findings()).extracting(Finding::reason).containsExactly(reasons);
    }

    static String hmac(String secret, String text) {
        return hmac(HmacAlgorithms.HMAC_SHA_256, secret, text);
    }

    private static String hmac(HmacAlgorithms algorithm, String secret, String text) {
        return new HmacUtils(algorithm, secret.getBytes(UTF_8)).hmacHex(text.getBytes(UTF_8));
    }
}
