package dev.headshotbridge.photo;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.headshotbridge.connector.HandlingBridge;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.hc.core5.http.HttpHost;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

/** From a chosen favorite to the bytes that a target gets, or to the reason why there are none. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FetchFavoritePhotoTest {

    private static final int LIMIT = 64 * 1024;
    private static final String JPEG = "\u00FF\u00D8\u00FF\u00E0photo";

    private final WireMockServer world =
            new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));
    private final ObjectMapper json = new ObjectMapper();
    private HandlingBridge bridge;
    private int models;

    @BeforeAll
    void startBridge() {
        world.start();
        bridge = HandlingBridge.start(
                "bridge.connectors=cloudevents-photo-sink",
                "cloudevents.url=" + world.baseUrl() + "/events",
                "headshotpro.api.base-url=" + world.baseUrl() + "/api",
                "headshotpro.api.key=k3y'+%&=\"",
                "headshotpro.photos.max-size=64KB",
                "headshotpro.photos.redirect-hosts=CDN.example.com");
    }

    @AfterAll
    void stopBridge() {
        bridge.close();
        world.stop();
    }

    @BeforeEach
    void forget() {
        world.resetAll();
        world.stubFor(post("/events").willReturn(aResponse().withStatus(204)));
        favoriteIs(url("/photos/1"));
        photoAnswers(image(JPEG));
    }

    @ParameterizedTest
    @CsvSource({
        "image/jpeg, jpg, \u00FF\u00D8\u00FF\u00E0abc",
        "image/png, png, \u0089PNG\\r\\n\\032\\nabc",
        "image/webp, webp, RIFF0123WEBPVP8",
        "image/gif, gif, GIF89aabc",
        "image/heic, heic, 0000ftypheic0000",
        "image/avif, avif, 0000ftypavif0000"
    })
    void anImageOfAnyUsualTypeIsTaken(String type, String extension, String bytes) throws IOException {
        String image = bytes.translateEscapes();
        for (String declared : List.of(type, "application/octet-stream", "image/x-other")) {
            photoAnswers(image(image).withHeader("Content-Type", declared));

            assertThat(favoriteSelected()).containsEntry("state", "done");

            JsonNode data = lastEvent();
            assertThat(data.get("photo").get("contentType").asText()).isEqualTo(type);
            assertThat(data.get("photo").get("fileName").asText()).isEqualTo("m-" + models + "." + extension);
            assertThat(data.get("content").binaryValue()).isEqualTo(image.getBytes(ISO_8859_1));
        }
    }

    @Test
    void theKeyGoesToTheApiAndToNobodyElse() {
        favoriteSelected();

        assertThat(requests("/api/.*")).hasSize(1).allSatisfy(request -> assertThat(
                        request.header("Authorization").values())
                .containsExactly("Bearer k3y'+%&=\""));
        assertThat(requests("/photos/.*")).hasSize(1).allSatisfy(request -> {
            assertThat(request.containsHeader("Authorization")).isFalse();
            assertThat(request.getHeaders().toString()).doesNotContain("k3y");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html>Sorry</html>",
                "x",
                "PK\u0003\u0004",
                "%PDF-1.7",
                "\u00FF\u00D8",
                "<svg xmlns=''/>",
                "RIFF0123WAVE"
            })
    void whatIsNoImageIsRefused(String content) {
        photoAnswers(image(content));

        assertThat(favoriteSelected()).containsEntry("state", "dead");
        assertThat(lastError()).contains("not an image");
        assertThat(requests("/events")).isEmpty();
    }

    @Test
    void anImageThatIsCalledHtmlIsRefused() {
        photoAnswers(image(JPEG).withHeader("Content-Type", "text/html"));

        assertThat(favoriteSelected()).containsEntry("state", "dead");
    }

    @Test
    void anEmptyOrBrokenOffAnswerIsTriedAgainLater() {
        photoAnswers(image(""));
        assertThat(favoriteSelected()).containsEntry("state", "pending");
        assertThat(lastError()).contains("empty answer");

        photoAnswers(image(JPEG).withHeader("Content-Length", "5000"));
        try (var host = new EndlessHost(200, 5_000, 100)) {
            favoriteIs(host.url());
            assertThat(favoriteSelected()).containsEntry("state", "pending");
        }
        assertThat(requests("/events")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void aBrokenConnectionIsTriedAgainLater(Fault fault) {
        photoAnswers(image(JPEG).withFault(fault));

        assertThat(favoriteSelected()).containsEntry("state", "pending");
    }

    @Test
    void aPhotoOfTheLimitIsTakenAndOneByteMoreIsNot() throws IOException {
        for (boolean chunked : List.of(false, true)) {
            photoAnswers(image(JPEG + "x".repeat(LIMIT - JPEG.length())).withChunkedDribbleDelay(chunked ? 3 : 1, 1));
            assertThat(favoriteSelected()).containsEntry("state", "done");
            assertThat(lastEvent().get("photo").get("size").asInt()).isEqualTo(LIMIT);

            photoAnswers(image(JPEG + "x".repeat(LIMIT - JPEG.length() + 1)));
            assertThat(favoriteSelected()).containsEntry("state", "dead");
            assertThat(lastError()).contains("headshotpro.photos.max-size");
        }
    }

    @ParameterizedTest
    @CsvSource({"200, -1", "200, 1000000000000", "403, -1", "500, 1000000000000", "302, -1"})
    void aServerThatNeverStopsIsCutOff(int status, long contentLength) {
        try (var host = new EndlessHost(status, contentLength, Long.MAX_VALUE)) {
            favoriteIs(host.url());

            assertThat(favoriteSelected().get("state")).isIn("dead", "pending");

            await().atMost(Duration.ofSeconds(20)).until(host::isCutOff);
            assertThat(requests("/events")).isEmpty();
        }
    }

    @Test
    void aZippedPhotoIsUnzippedAndMeasuredThen() throws IOException {
        photoAnswers(image(JPEG).withHeader("Content-Encoding", "gzip").withBody(gzip(JPEG)));
        assertThat(favoriteSelected()).containsEntry("state", "done");
        assertThat(lastEvent().get("content").binaryValue()).isEqualTo(JPEG.getBytes(ISO_8859_1));

        byte[] bomb = gzip(JPEG + "0".repeat(50 * LIMIT));
        assertThat(bomb).hasSizeLessThan(LIMIT);
        photoAnswers(image(JPEG).withHeader("Content-Encoding", "gzip").withBody(bomb));
        assertThat(favoriteSelected()).containsEntry("state", "dead");
    }

    @Test
    void aRedirectOnTheSameHostIsFollowed() {
        photoAnswers(aResponse().withStatus(302).withHeader("Location", "/moved/1?a=%2F"));
        world.stubFor(get(urlPathMatching("/moved/1")).willReturn(image(JPEG)));

        assertThat(favoriteSelected()).containsEntry("state", "done");
        assertThat(requests("/moved/1")).hasSize(1);
        assertThat(requests("/moved/1").get(0).containsHeader("Authorization")).isFalse();
    }

    @Test
    void aRedirectToAnotherHostIsNotFollowed() {
        photoAnswers(
                aResponse().withStatus(302).withHeader("Location", "http://127.0.0.1:" + world.port() + "/moved/1"));
        world.stubFor(get(urlPathMatching("/moved/1")).willReturn(image(JPEG)));

        assertThat(favoriteSelected().get("state")).isIn("dead", "pending");
        assertThat(requests("/moved/1")).isEmpty();
    }

    @Test
    void redirectsThatLeadNowhereEnd() {
        photoAnswers(aResponse().withStatus(302).withHeader("Location", "/photos/1"));

        assertThat(favoriteSelected().get("state")).isIn("dead", "pending");
        assertThat(requests("/photos/1")).hasSizeLessThan(60);
    }

    @ParameterizedTest
    @CsvSource({
        "https://a.example.com, https://a.example.com, true", "https://a.example.com, http://a.example.com, false",
        "http://a.example.com, https://A.example.com, true", "https://a.example.com, https://cdn.EXAMPLE.com, true",
        "https://a.example.com, http://cdn.example.com, false", "https://a.example.com, https://b.example.com, false"
    })
    void aRedirectStaysOnItsHostAndEncrypted(String from, String to, boolean allowed) throws Exception {
        var client = new PhotoHttpClient(List.of("CDN.example.com"), DataSize.ofKilobytes(1));

        assertThat(client.isRedirectAllowed(HttpHost.create(from), HttpHost.create(to), null, null))
                .isEqualTo(allowed);
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 404, 410})
    void anExpiredUrlIsAskedForAnewOnce(int status) {
        photoAnswers(aResponse().withStatus(status));
        world.stubFor(get(urlPathMatching("/photos/2")).willReturn(image(JPEG)));
        world.stubFor(get(urlPathMatching("/api/.*"))
                .inScenario("expired")
                .whenScenarioStateIs(Scenario.STARTED)
                .willSetStateTo("renewed")
                .willReturn(favorite(quoted(url("/photos/1")))));
        world.stubFor(get(urlPathMatching("/api/.*"))
                .inScenario("expired")
                .whenScenarioStateIs("renewed")
                .willReturn(favorite(quoted(url("/photos/2")))));

        assertThat(favoriteSelected()).containsEntry("state", "done");

        assertThat(requests("/api/.*")).hasSize(2);
        assertThat(requests("/photos/.*")).extracting(LoggedRequest::getUrl).containsExactly("/photos/1", "/photos/2");
    }

    @Test
    void aUrlThatStaysExpiredIsTriedAgainLater() {
        photoAnswers(aResponse().withStatus(403));

        assertThat(favoriteSelected()).containsEntry("state", "pending");
        assertThat(requests("/api/.*")).hasSize(2);
        assertThat(requests("/photos/.*")).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/photos/1?sig=a%2Fb%2B+c&x=1&x=2&b=&a&%E2%82%AC",
                "/photos/1%20a/b%2Fc?q=%25",
                "/photos/1?url=https://x/y?z",
                "/photos/1?X-Amz-Credential=A%2F20260101%2Fs3&X-Amz-Signature=0f&response-content-disposition=a%3B%20b",
                "/photos/1?"
            })
    void aSignedUrlIsAskedForByteForByte(String path) {
        favoriteIs(url(path));

        assertThat(favoriteSelected()).containsEntry("state", "done");
        assertThat(requests("/photos/.*"))
                .extracting(LoggedRequest::getUrl)
                .containsExactly(path.replaceAll("[?]$", ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:///etc/hostname",
                "classpath:application.yaml",
                "ftp://127.0.0.1/1.jpg",
                "exec:touch?args=x",
                "direct:send-email",
                "http:direct:x",
                "httpx://a/1",
                "javascript:1",
                "",
                "/photos/1",
                "//127.0.0.1/1",
                "http://",
                "https://user@127.0.0.1/1",
                "http://127.0.0.1:%d/photos/1?k={{headshotpro.api.key}}",
                "http://127.0.0.1:%d/photos/${body}",
                "http://127.0.0.1:%d/photos/1 2",
                "http://127.0.0.1:%d/photos/ü",
                "http://127.0.0.1:%d/photos/1\\r\\nX-Evil: 1",
                "http://127.0.0.1:%d/photos/1#RAW(x)"
            })
    void aUrlThatIsNoPlainHttpUrlIsRefused(String url) {
        favoriteIs(url.formatted(world.port()));

        assertThat(favoriteSelected()).containsEntry("state", "pending");
        assertThat(lastError()).contains("urls.main").doesNotContain("127.0.0.1");
        assertThat(requests("/photos/.*")).isEmpty();
    }

    @Test
    void aUrlAsLongAsAServerTakesItIsAskedFor() {
        favoriteIs(url("/photos/1?sig=" + "a".repeat(4_000)));
        assertThat(favoriteSelected()).containsEntry("state", "done");

        favoriteIs(url("/photos/1?sig=" + "a".repeat(100_000)));
        assertThat(favoriteSelected()).containsEntry("state", "pending");
        assertThat(lastError()).hasSizeLessThan(300);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"success\":true,\"photo\":null}", "{\"success\":true}"})
    void noneChosenYetEndsWell(String answer) {
        apiAnswers(aResponse().withBody(answer));
        assertThat(favoriteSelected()).containsEntry("state", "done");
        assertThat(lastError()).contains("No favorite");

        apiAnswers(aResponse().withStatus(404).withBody("<html>"));
        assertThat(favoriteSelected()).containsEntry("state", "done");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "<html></html>",
                "null",
                "[]",
                "\"x\"",
                "7",
                "{\"success\":false,\"error\":\"no\"}",
                "{\"success\":true,\"photo\":\"x\"}",
                "{\"success\":true,\"photo\":{\"id\":\"p\"}}",
                "{\"success\":true,\"photo\":{\"id\":\"p\",\"urls\":\"x\"}}",
                "{\"success\":true,\"photo\":{\"id\":\"p\",\"urls\":{\"main\":null}}}",
                "{\"success\":true,\"photo\":{\"id\":\"p\",\"urls\":{\"main\":7}}}",
                "{\"success\":true,\"photo\":{\"id\":\"p\",\"urls\":{}}}",
                "{\"success\":true,\"photo\":[]}",
                "{\"success\":true,\"photo\":{\"urls\":{\"main\":\"http://127.0.0.1:1/\"}}}",
                "{\"success\":true,\"photo\":{\"id\":\"a b\",\"urls\":{\"main\":\"http://127.0.0.1:1/\"}}}"
            })
    void anAnswerThatIsNotUnderstoodIsNotTakenForNone(String answer) {
        apiAnswers(aResponse().withBody(answer));

        assertThat(favoriteSelected()).containsEntry("state", "pending");
        assertThat(requests("/events")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "401, AUTH, pending",
        "402, PERMANENT, dead",
        "403, AUTH, pending",
        "429, RETRYABLE, pending",
        "500, RETRYABLE, pending"
    })
    void aRefusalOfTheApiIsClassified(int status, String outcome, String state) {
        apiAnswers(aResponse().withStatus(status).withBody("{\"success\":false,\"error\":\"no\",\"code\":\"C\"}"));

        assertThat(favoriteSelected()).containsEntry("state", state);
        assertThat(bridge.attempts(delivery)).extracting("outcome").containsExactly(outcome);
        assertThat(requests("/api/.*")).hasSize(1);
    }

    @Test
    void aFullQuotaIsWaitedForUntilItsReset() {
        Instant reset = Instant.now().plus(Duration.ofHours(5));
        apiAnswers(aResponse().withStatus(429).withHeader("X-RateLimit-Reset", reset.toString()));

        Map<String, Object> row = favoriteSelected();

        Instant next = ((java.time.OffsetDateTime) row.get("next_attempt_at")).toInstant();
        assertThat(next).isBetween(reset.minusSeconds(30), reset.plusSeconds(30));
    }

    private long delivery;

    /** Delivers the event for a new model, and gives the delivery's row once it has been handled. */
    private Map<String, Object> favoriteSelected() {
        String model = "m-" + ++models;
        delivery = bridge.deliver(
                "model.favorite_selected",
                model,
                "{\"event\":\"model.favorite_selected\",\"object\":{\"_id\":\"%s\",\"uid\":\"u-%s\"}}"
                        .formatted(model, model));
        return bridge.handled(delivery);
    }

    private String lastError() {
        return (String) bridge.row(delivery).get("last_error");
    }

    private JsonNode lastEvent() throws IOException {
        List<LoggedRequest> events = requests("/events");
        return json.readTree(events.get(events.size() - 1).getBody()).get("data");
    }

    private String url(String path) {
        return "http://localhost:" + world.port() + path;
    }

    private void favoriteIs(String url) {
        apiAnswers(favorite(quoted(url)));
    }

    private static String quoted(String url) {
        return "\"" + url + "\"";
    }

    private static ResponseDefinitionBuilder favorite(String url) {
        return aResponse()
                .withBody("{\"success\":true,\"photo\":{\"id\":\"p-1\",\"urls\":{\"main\":%s},\"expiresAt\":\"soon\"}}"
                        .formatted(url));
    }

    private void apiAnswers(ResponseDefinitionBuilder answer) {
        world.stubFor(any(urlPathMatching("/api/.*")).willReturn(answer));
    }

    private void photoAnswers(ResponseDefinitionBuilder answer) {
        world.stubFor(any(urlPathMatching("/photos/1.*")).willReturn(answer));
    }

    private static ResponseDefinitionBuilder image(String content) {
        return aResponse().withHeader("Content-Type", "image/jpeg").withBody(content.getBytes(ISO_8859_1));
    }

    private List<LoggedRequest> requests(String path) {
        List<LoggedRequest> requests = new java.util.ArrayList<>();
        world.getAllServeEvents().forEach(event -> requests.add(0, event.getRequest()));
        requests.removeIf(request -> !request.getUrl().replaceAll("[?].*", "").matches(path));
        return requests;
    }

    private static byte[] gzip(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(ISO_8859_1));
        }
        return bytes.toByteArray();
    }
}
