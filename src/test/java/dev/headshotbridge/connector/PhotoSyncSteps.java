package dev.headshotbridge.connector;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.util.List;
import java.util.UUID;

/** What the tests of photos and targets do with a bridge. */
abstract class PhotoSyncSteps {

    static final String URL_SIGNATURE = "url-5ecret";

    /** Sets this test's models apart. */
    final String id = UUID.randomUUID().toString();

    HandlingBridge bridge;
    WireMockServer world;
    private Targets targets;

    /** All is well: a favorite is chosen, and the targets take it. */
    void use(Targets targets) {
        this.targets = targets;
        bridge = targets.bridge;
        world = targets.server;
        world.resetAll();
        targetsAnswer(200, "{}");
        favoriteIs("p-1", "first");
        upload("901");
    }

    long sync(String model, String uid) {
        long delivery = deliver("model.favorite_selected", model, uid);
        assertThat(bridge.handled(delivery)).containsEntry("state", "done");
        return delivery;
    }

    /** Both targets refuse what they are asked. */
    void refuse(String model, String uid) {
        targetsAnswer(413, "{}");
        world.stubFor(post("/hubspot/files/v3/files").willReturn(aResponse().withStatus(413)));
        assertThat(bridge.handled(deliver("model.favorite_selected", model, uid)))
                .containsEntry("state", "dead");
        targetsAnswer(200, "{}");
        upload("903");
    }

    void delete(String model, String uid) {
        assertThat(bridge.handled(deliver("model.deleted", model, uid))).containsEntry("state", "done");
    }

    long deliver(String event, String model, String uid) {
        return deliver(event, model, uid, "org");
    }

    long deliver(String event, String model, String uid, String organization) {
        return bridge.deliver(
                event,
                model,
                "{\"event\":\"%s\",\"object\":{\"_id\":\"%s\",\"uid\":\"%s\",\"organization\":\"%s\"}}"
                        .formatted(event, model, uid, organization));
    }

    void favoriteIs(String id, String content) {
        world.stubFor(get(urlPathMatching("/api/organization/models/.*/photos/favorite"))
                .willReturn(aResponse()
                        .withBody("{\"success\":true,\"photo\":{\"id\":\"%s\",\"urls\":{\"main\":\"%s\"}}}"
                                .formatted(id, photoUrl()))));
        world.stubFor(get(urlPathMatching("/photos/.*"))
                .willReturn(aResponse()
                        .withHeader("Content-Type", "image/jpeg")
                        .withBody(("\u00FF\u00D8\u00FF" + content).getBytes(ISO_8859_1))));
    }

    void upload(String id) {
        world.stubFor(post("/hubspot/files/v3/files")
                .willReturn(aResponse()
                        .withStatus(201)
                        .withBody("{\"id\":\"%s\",\"url\":\"https://f.example.com/%s.jpg\"}".formatted(id, id))));
    }

    void targetsAnswer(int status, String body) {
        world.stubFor(any(urlPathMatching("/hubspot/.*"))
                .willReturn(aResponse().withStatus(status).withBody(body)));
        world.stubFor(any(urlPathEqualTo("/events"))
                .willReturn(aResponse().withStatus(status).withBody(body)));
    }

    String photoUrl() {
        return world.baseUrl() + "/photos/1.jpg?sig=" + URL_SIGNATURE;
    }

    /** What the targets were asked, oldest first. */
    List<String> calls() {
        return targets.calls().stream().filter(call -> !call.startsWith("GET ")).toList();
    }
}
