package dev.headshotbridge.photo;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.headshotbridge.connector.HandlingBridge;
import dev.headshotbridge.support.OncePerRun;
import dev.headshotbridge.support.Webhooks;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the tests of favorites do: say what the API and the photo's host answer, deliver, look at what the target got. */
@ExtendWith(OncePerRun.class)
abstract class FavoriteSteps {

    static final String JPEG = "\u00FF\u00D8\u00FF\u00E0photo";

    private final ObjectMapper json = new ObjectMapper();
    WireMockServer world;
    HandlingBridge bridge;
    String model;
    long delivery;

    @BeforeEach
    void forget(PhotoHost shared) {
        world = shared.server;
        bridge = shared.bridge;
        world.resetAll();
        world.stubFor(post("/events").willReturn(aResponse().withStatus(204)));
        favoriteIs(url("/photos/1"));
        photoAnswers(image(JPEG));
    }

    /** Delivers the event for a new model, and gives the delivery's row once it has been handled. */
    Map<String, Object> favoriteSelected() {
        model = Webhooks.newModel();
        delivery = bridge.deliver(
                "model.favorite_selected",
                model,
                "{\"event\":\"model.favorite_selected\",\"object\":{\"_id\":\"%s\",\"uid\":\"u-%s\"}}"
                        .formatted(model, model));
        return bridge.handled(delivery);
    }

    String lastError() {
        return (String) bridge.row(delivery).get("last_error");
    }

    JsonNode lastEvent() throws IOException {
        List<LoggedRequest> events = requests("/events");
        return json.readTree(events.get(events.size() - 1).getBody()).get("data");
    }

    String url(String path) {
        return "http://localhost:" + world.port() + path;
    }

    void favoriteIs(String url) {
        apiAnswers(favorite(quoted(url)));
    }

    static String quoted(String url) {
        return "\"" + url + "\"";
    }

    static ResponseDefinitionBuilder favorite(String url) {
        return aResponse()
                .withBody("{\"success\":true,\"photo\":{\"id\":\"p-1\",\"urls\":{\"main\":%s},\"expiresAt\":\"soon\"}}"
                        .formatted(url));
    }

    void apiAnswers(ResponseDefinitionBuilder answer) {
        world.stubFor(any(urlPathMatching("/api/.*")).willReturn(answer));
    }

    void photoAnswers(ResponseDefinitionBuilder answer) {
        world.stubFor(any(urlPathMatching("/photos/1.*")).willReturn(answer));
    }

    static ResponseDefinitionBuilder image(String content) {
        return aResponse().withHeader("Content-Type", "image/jpeg").withBody(content.getBytes(ISO_8859_1));
    }

    List<LoggedRequest> requests(String path) {
        List<LoggedRequest> requests = new ArrayList<>();
        world.getAllServeEvents().forEach(event -> requests.add(0, event.getRequest()));
        requests.removeIf(request -> !request.getUrl().replaceAll("[?].*", "").matches(path));
        return requests;
    }
}
