package dev.headshotbridge.connector;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each connector must do, whatever it talks to. A connector's test says how its target answers and adds the exact calls. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ConnectorContract {

    private static final Set<String> OUR_HEADERS = Set.of(
            "accept-encoding", "authorization", "connection", "content-length", "content-type", "host", "user-agent");
    private static final String TOKEN = "s3cr3t+&%='token";
    private static final int RESPONSE_TIMEOUT_MILLIS = 3_000;

    final WireMockServer target = new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));
    final byte[] bytes =
            ("\u00FF\u00D8\u00FF--photo-0\r\n${body}{{headshotpro.api.key}}\0\n\r--\r\n\u00FF").getBytes(ISO_8859_1);
    HandlingBridge bridge;

    abstract String connector();

    /** The Kamelet's parameter that holds the target's URL. */
    abstract String urlParameter();

    abstract List<String> settings(String token);

    abstract void targetTakesEverything();

    /** The first call of a sync, or of a remove, is answered so. */
    abstract void targetAnswers(String operation, ResponseDefinitionBuilder answer);

    @BeforeAll
    void startBridge() {
        target.start();
        List<String> settings = new ArrayList<>(settings(TOKEN));
        settings.add("camel.component.http.response-timeout=" + RESPONSE_TIMEOUT_MILLIS);
        settings.add("camel.component.http.connections-per-route=2");
        bridge = HandlingBridge.start(settings.toArray(String[]::new));
    }

    @AfterAll
    void stopBridge() {
        bridge.close();
        target.stop();
    }

    @BeforeEach
    void forget() {
        target.resetAll();
    }

    String token() {
        return TOKEN;
    }

    @ParameterizedTest
    @ValueSource(strings = {"sync", "remove"})
    void sendsNoHeaderOfTheWebhookOrOfAnAnswer(String operation) {
        targetTakesEverything();

        assertThat(call(operation).outcome()).isEqualTo("OK");

        assertThat(requests()).isNotEmpty().allSatisfy(request -> {
            assertThat(request.getHeaders().keys())
                    .allSatisfy(name -> assertThat(OUR_HEADERS).contains(name.toLowerCase(Locale.ROOT)));
            assertThat(request.header("Authorization").values()).containsExactly("Bearer " + TOKEN);
            assertThat(request.getUrl()).doesNotContain("elsewhere").doesNotContain("evil");
        });
    }

    @Test
    void a404OnRemoveIsNothingToDo() {
        targetTakesEverything();
        targetAnswers("remove", aResponse().withStatus(404));

        assertThat(call("remove").outcome()).isEqualTo("NOOP");
    }

    @ParameterizedTest
    @CsvSource({
        "400, PERMANENT",
        "401, AUTH",
        "402, PERMANENT",
        "403, AUTH",
        "409, PERMANENT",
        "413, PERMANENT",
        "422, PERMANENT",
        "302, PERMANENT",
        "408, RETRYABLE",
        "423, RETRYABLE",
        "425, RETRYABLE",
        "429, RETRYABLE",
        "500, RETRYABLE",
        "502, RETRYABLE",
        "503, RETRYABLE",
        "504, RETRYABLE"
    })
    void isClassifiedByTheStatusAfterOneRequest(int status, String outcome) {
        for (String operation : List.of("sync", "remove")) {
            target.resetAll();
            targetTakesEverything();
            targetAnswers(
                    operation,
                    aResponse()
                            .withStatus(status)
                            .withHeader("Location", target.baseUrl() + "/elsewhere")
                            .withHeader("Content-Type", "text/html")
                            .withBody("<html>\r\nNo \"luck\"</html>"));

            Result result = call(operation);

            assertThat(result.outcome()).isEqualTo(outcome);
            assertThat(result.variable("httpStatus")).isEqualTo(status);
            assertThat(result.variable("message")).isEqualTo("HTTP " + status + " <html> No \"luck\"</html>");
            assertThat(result.variable("retryAfterSeconds")).isNull();
            assertThat(requests()).hasSize(1);
            assertThat(result.attempt()).containsEntry("outcome", outcome).containsEntry("http_status", status);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 422, 500})
    void anEmptyErrorIsClassifiedToo(int status) {
        targetAnswers("sync", aResponse().withStatus(status));

        assertThat(call("sync").variable("message").toString()).startsWith("HTTP " + status);
    }

    @ParameterizedTest
    @CsvSource({"429, 2", "429, 3600", "503, 2", "503, 3600", "477, 30"})
    void aRetryAfterIsPassedOnAndNotWaitedFor(int status, long seconds) {
        targetAnswers("sync", aResponse().withStatus(status).withHeader("retry-after", String.valueOf(seconds)));
        Instant start = Instant.now();

        Result result = call("sync");

        assertThat(result.outcome()).isEqualTo("RETRYABLE");
        assertThat(result.variable("retryAfterSeconds")).isEqualTo(seconds);
        assertThat(requests()).hasSize(1);
        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofMillis(1_900));
    }

    @Test
    void aRetryAfterCanBeADate() {
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                Instant.now().plusSeconds(600).atOffset(ZoneOffset.UTC));
        targetAnswers("sync", aResponse().withStatus(429).withHeader("Retry-After", date));

        assertThat((Long) call("sync").variable("retryAfterSeconds")).isBetween(590L, 600L);
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void aBrokenAnswerIsTriedAgainLater(Fault fault) {
        targetAnswers("sync", aResponse().withStatus(201).withFault(fault));

        assertThat(call("sync").outcome()).isEqualTo("RETRYABLE");
        assertThat(requests()).hasSize(1);
    }

    @Test
    void aLateAnswerIsTriedAgainLater() {
        targetAnswers("sync", aResponse().withStatus(200).withFixedDelay(3 * RESPONSE_TIMEOUT_MILLIS));

        assertThat(call("sync").outcome()).isEqualTo("RETRYABLE");
        assertThat(requests()).hasSize(1);
    }

    @Test
    void aRefusedConnectionIsTriedAgainLater() throws IOException {
        int closedPort;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closedPort = socket.getLocalPort();
        }
        Map<String, Object> variables = variables("sync");
        variables.put("connector", connector() + "?" + urlParameter() + "=http://127.0.0.1:" + closedPort);

        assertThat(call(variables).outcome()).isEqualTo("RETRYABLE");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"a/../b?x", ".", "..", "", "a b", "a%2Fb", "a\nb", "ä", "a#b", "a\\b"})
    void aUidThatCouldSteerTheUrlIsRefusedBeforeAnyRequest(String uid) {
        targetTakesEverything();
        for (String operation : List.of("sync", "remove")) {
            Map<String, Object> variables = variables(operation);
            person(variables).put("uid", uid);

            assertThat(call(variables).outcome()).isEqualTo("PERMANENT");
        }
        assertThat(requests()).isEmpty();
    }

    Result call(String operation) {
        return call(variables(operation));
    }

    /** Calls the connector as a delivery does, with headers that a webhook could have brought. */
    Result call(Map<String, Object> variables) {
        Exchange exchange = bridge.camel().getEndpoint("direct:call-connector").createExchange();
        variables.forEach(exchange::setVariable);
        Map.of(
                        "Cookie",
                        "evil",
                        "Authorization",
                        "evil",
                        "X-HeadshotPro-Signature",
                        "evil",
                        "To",
                        "evil",
                        "CamelHttpUri",
                        target.baseUrl() + "/elsewhere",
                        "CamelHttpPath",
                        "/elsewhere",
                        "CamelHttpQuery",
                        "evil=1",
                        "CamelHttpMethod",
                        "TRACE")
                .forEach(exchange.getMessage()::setHeader);
        try (var template = bridge.camel().createProducerTemplate()) {
            template.send("direct:call-connector", exchange);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getHeaders().keySet()).isSubsetOf("CamelSqlUpdateCount");
        long delivery = ((Number) ((Map<?, ?>) variables.get("delivery")).get("id")).longValue();
        return new Result(exchange, bridge.attempts(delivery).get(0));
    }

    Map<String, Object> variables(String operation) {
        Map<String, Object> variables = new HashMap<>();
        variables.put("connector", connector());
        variables.put("operation", operation);
        variables.put("delivery", bridge.row(bridge.finishedDelivery()));
        ((Map<String, Object>) variables.get("delivery")).put("received_at", "2026-01-02T03:04:05.678Z");
        variables.put("modelId", "m-1");
        variables.put(
                "person",
                new HashMap<>(Map.of(
                        "uid",
                        "u-1.~@_",
                        "modelId",
                        "m-1",
                        "organization",
                        "org-1",
                        "title",
                        "Zoë \"O'Hara\" \\ 😀",
                        "email",
                        "zoe@example.com")));
        if (operation.equals("sync")) {
            variables.put(
                    "photo",
                    new HashMap<>(Map.of(
                            "id",
                            "p-1",
                            "contentType",
                            "image/jpeg",
                            "sha256",
                            sha256(bytes),
                            "size",
                            bytes.length,
                            "fileName",
                            "m-1.jpg",
                            "url",
                            "https://photos.example.com/p-1?sig=a%2Fb",
                            "expiresAt",
                            "2026-01-03T00:00:00Z")));
            variables.put("photoBytes", bytes);
        }
        return variables;
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> person(Map<String, Object> variables) {
        return (Map<String, Object>) variables.get("person");
    }

    List<LoggedRequest> requests() {
        List<LoggedRequest> requests = new ArrayList<>();
        target.getAllServeEvents().forEach(event -> requests.add(0, event.getRequest()));
        return requests;
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The exchange after the call, and the attempt's row. */
    record Result(Exchange exchange, Map<String, Object> attempt) {

        Object variable(String name) {
            return exchange.getVariable(name);
        }

        String outcome() {
            return exchange.getVariable("outcome", String.class);
        }
    }
}
