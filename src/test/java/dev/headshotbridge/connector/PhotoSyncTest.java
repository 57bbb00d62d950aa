package dev.headshotbridge.connector;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What the bridge does around its connectors: from the delivery in the inbox to both targets. */
@ExtendWith(OutputCaptureExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PhotoSyncTest {

    private static final String TOKEN = "hubspot-t0ken-5ecret";
    private static final String CLOUDEVENTS_TOKEN = "events-t0ken-5ecret";
    private static final String API_KEY = "headshotpro-k3y-5ecret";
    private static final String URL_SIGNATURE = "url-5ecret";

    private final WireMockServer world =
            new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));
    private HandlingBridge bridge;
    private int models;

    @BeforeAll
    void startBridge() throws Exception {
        world.start();
        bridge = HandlingBridge.start(
                "bridge.connectors=hubspot-contact-photo-sink, cloudevents-photo-sink",
                "hubspot.base-url=" + world.baseUrl() + "/hubspot",
                "hubspot.access-token=" + TOKEN,
                "cloudevents.url=" + world.baseUrl() + "/events",
                "cloudevents.token=" + CLOUDEVENTS_TOKEN,
                "headshotpro.api.base-url=" + world.baseUrl() + "/api",
                "headshotpro.api.key=" + API_KEY,
                "logging.level.root=info",
                "logging.level.dev.headshotbridge=debug");
        bridge.camel().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                routeTemplate("answering-sink")
                        .templateParameter("outcome")
                        .from("kamelet:source")
                        .setVariable("outcome", constant("{{outcome}}"))
                        .setVariable("message", constant("said so"));
                routeTemplate("failing-sink")
                        .templateParameter("outcome")
                        .from("kamelet:source")
                        .setVariable("outcome", constant("{{outcome}}"))
                        .throwException(new IllegalStateException("broken"));
            }
        });
    }

    @AfterAll
    void stopBridge() {
        bridge.close();
        world.stop();
    }

    @BeforeEach
    void forget() {
        world.resetAll();
        models++;
        targetsAnswer(200, "{}");
        favoriteIs("p-1", "first");
        upload("901");
    }

    @Test
    void aPhotoThatATargetHoldsIsNotWrittenAgain() {
        String model = "same-" + models;
        sync(model, "u-" + model);
        assertThat(calls())
                .containsExactly(
                        "POST /hubspot/files/v3/files",
                        "PATCH /hubspot/crm/v3/objects/contacts/u-" + model + "?idProperty=headshotpro_uid",
                        "POST /events");
        world.resetRequests();

        long again = sync(model, "u-" + model);

        assertThat(calls()).isEmpty();
        assertThat(bridge.attempts(again)).extracting("outcome").containsExactly("NOOP", "NOOP");
    }

    @Test
    void aNewPhotoIsWrittenAndTheOldFileDeleted() {
        String model = "new-" + models;
        sync(model, "u-" + model);
        world.resetRequests();
        favoriteIs("p-2", "second");
        upload("902");

        sync(model, "u-" + model);

        assertThat(calls())
                .contains("POST /hubspot/files/v3/files", "DELETE /hubspot/files/v3/files/901", "POST /events");
    }

    @Test
    void aNewerModelOfThePersonTakesThePlaceOfTheOlder() {
        String uid = "u-both-" + models;
        sync("old-" + models, uid);
        upload("902");
        sync("new-" + models, uid);
        assertThat(calls()).contains("DELETE /hubspot/files/v3/files/901");
        world.resetRequests();

        delete("old-" + models, uid);
        assertThat(calls()).isEmpty();

        delete("new-" + models, uid);
        assertThat(calls())
                .containsExactly(
                        "POST /events",
                        "PATCH /hubspot/crm/v3/objects/contacts/" + uid + "?idProperty=headshotpro_uid",
                        "DELETE /hubspot/files/v3/files/902");
    }

    @Test
    void oneFailingTargetKeepsNoOtherFromGettingThePhoto() {
        String model = "half-" + models;
        world.stubFor(post("/hubspot/files/v3/files").willReturn(aResponse().withStatus(503)));

        long delivery = deliver("model.favorite_selected", model, "u-" + model);

        assertThat(bridge.handled(delivery)).containsEntry("state", "pending");
        assertThat(calls()).containsExactly("POST /hubspot/files/v3/files", "POST /events");
        upload("901");
        world.resetRequests();
        bridge.retry(delivery);
        assertThat(bridge.handled(delivery)).containsEntry("state", "done");
        assertThat(calls()).doesNotContain("POST /events");
    }

    @Test
    void noSecretStandsInALogOrAnAttempt(CapturedOutput log) {
        String model = "secret-" + models;
        String echo = "Authorization: Bearer " + TOKEN + ", bearer " + CLOUDEVENTS_TOKEN + "; " + API_KEY.length()
                + " <a href=\"" + photoUrl() + "\">" + photoUrl() + "</a>";
        targetsAnswer(500, echo);
        world.stubFor(post("/hubspot/files/v3/files")
                .willReturn(aResponse().withStatus(500).withBody(echo)));
        List<Long> deliveries = new ArrayList<>();
        deliveries.add(deliver("model.favorite_selected", model, "u-" + model));
        bridge.handled(deliveries.get(0));
        world.stubFor(get(urlPathMatching("/photos/.*"))
                .willReturn(aResponse().withStatus(403).withBody(echo)));
        deliveries.add(deliver("model.favorite_selected", model + "b", "u-" + model));
        bridge.handled(deliveries.get(1));
        world.stubFor(get(urlPathMatching("/api/.*"))
                .willReturn(aResponse().withStatus(401).withBody("Bearer " + API_KEY)));
        deliveries.add(deliver("model.favorite_selected", model + "c", "u-" + model));
        bridge.handled(deliveries.get(2));

        String written = log.getAll()
                + deliveries.stream()
                        .map(id -> bridge.row(id).get("last_error") + " " + bridge.attempts(id))
                        .toList();
        assertThat(written)
                .contains("HTTP 500 Authorization: Bearer ...")
                .contains("HTTP 403")
                .contains("HTTP 401");
        assertThat(written).doesNotContain(TOKEN, CLOUDEVENTS_TOKEN, API_KEY, URL_SIGNATURE);
    }

    @ParameterizedTest
    @CsvSource({
        "answering-sink, NOOP, NOOP", "answering-sink, UNSUPPORTED, UNSUPPORTED",
                "answering-sink, UNMATCHED, UNMATCHED",
        "answering-sink, BANANA, PERMANENT", "failing-sink, UNMATCHED, UNMATCHED", "failing-sink, AUTH, AUTH",
        "failing-sink, OK, RETRYABLE", "failing-sink, BANANA, PERMANENT"
    })
    void theOutcomeThatAKameletSetsCounts(String kamelet, String set, String outcome) {
        var exchange = bridge.camel().getEndpoint("direct:call-connector").createExchange();
        exchange.setVariable("connector", kamelet + "?outcome=" + set);
        exchange.setVariable("operation", "sync");
        exchange.setVariable("person", Map.of("uid", "u"));
        exchange.setVariable("delivery", bridge.row(bridge.finishedDelivery()));
        bridge.camel().createProducerTemplate().send("direct:call-connector", exchange);

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getVariable("outcome")).isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "200 | {\"model\":{\"email\":\"zoe@example.com\"}} | zoe@example.com",
                "200 | {\"model\":{}} |",
                "200 | {\"model\":\"x\"} |",
                "200 | {} |",
                "200 | {\"model\":{\"email\":7}} |",
                "200 | {\"model\":{\"email\":\"a@b\\r\\nc@d\"}} |",
                "404 | <html> |"
            })
    void theAddressOfANewModelIsKeptWhereThereIsOne(int status, String answer, String email) {
        String model = "created-" + models;
        world.stubFor(get("/api/organization/models/" + model)
                .willReturn(aResponse().withStatus(status).withBody(answer)));

        assertThat(bridge.handled(deliver("model.created", model, "u"))).containsEntry("state", "done");
        assertThat(bridge.database().queryForMap("SELECT email FROM model WHERE id = ?", model))
                .containsEntry("email", email);
    }

    @Test
    void httpsIsTheSameComponentAsHttp() {
        assertThat(bridge.camel().getComponent("https")).isSameAs(bridge.camel().getComponent("http"));
        assertThat(bridge.camel()
                        .getComponent("https", org.apache.camel.component.http.HttpComponent.class)
                        .isAutomaticRetriesDisabled())
                .isTrue();
    }

    private long sync(String model, String uid) {
        long delivery = deliver("model.favorite_selected", model, uid);
        assertThat(bridge.handled(delivery)).containsEntry("state", "done");
        return delivery;
    }

    private void delete(String model, String uid) {
        assertThat(bridge.handled(deliver("model.deleted", model, uid))).containsEntry("state", "done");
    }

    private long deliver(String event, String model, String uid) {
        return bridge.deliver(
                event,
                model,
                "{\"event\":\"%s\",\"object\":{\"_id\":\"%s\",\"uid\":\"%s\",\"organization\":\"org\"}}"
                        .formatted(event, model, uid));
    }

    private String photoUrl() {
        return world.baseUrl() + "/photos/1.jpg?sig=" + URL_SIGNATURE;
    }

    private void favoriteIs(String id, String content) {
        world.stubFor(get(urlPathMatching("/api/organization/models/.*/photos/favorite"))
                .willReturn(aResponse()
                        .withBody("{\"success\":true,\"photo\":{\"id\":\"%s\",\"urls\":{\"main\":\"%s\"}}}"
                                .formatted(id, photoUrl()))));
        world.stubFor(get(urlPathMatching("/photos/.*"))
                .willReturn(aResponse()
                        .withHeader("Content-Type", "image/jpeg")
                        .withBody(("\u00FF\u00D8\u00FF" + content).getBytes(ISO_8859_1))));
    }

    private void upload(String id) {
        world.stubFor(post("/hubspot/files/v3/files")
                .willReturn(aResponse()
                        .withStatus(201)
                        .withBody("{\"id\":\"%s\",\"url\":\"https://f.example.com/%s.jpg\"}".formatted(id, id))));
    }

    private void targetsAnswer(int status, String body) {
        world.stubFor(any(urlPathMatching("/hubspot/.*"))
                .willReturn(aResponse().withStatus(status).withBody(body)));
        world.stubFor(any(urlPathEqualTo("/events"))
                .willReturn(aResponse().withStatus(status).withBody(body)));
    }

    /** What the targets were asked, oldest first. */
    private List<String> calls() {
        List<String> calls = new ArrayList<>();
        world.getAllServeEvents()
                .forEach(event -> calls.add(
                        0,
                        event.getRequest().getMethod() + " "
                                + event.getRequest().getUrl()));
        return calls.stream().filter(call -> !call.startsWith("GET ")).toList();
    }
}
