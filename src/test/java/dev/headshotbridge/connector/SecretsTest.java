package dev.headshotbridge.connector;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Secrets that targets and HeadshotPro send back. */
// With a bridge of its own, whose start is in the log too, and whose log levels no other bridge changes.
@ExtendWith(OutputCaptureExtension.class)
class SecretsTest extends PhotoSyncSteps {

    private static final String TOKEN = "hubspot-t0ken-5ecret";
    private static final String CLOUDEVENTS_TOKEN = "events-t0ken-5ecret";
    private static final String BASIC = "dXNlcjpiYXNpYy01ZWNyZXQ=";
    private static final String API_KEY = "headshotpro-k3y-5ecret";

    @AfterEach
    void beQuietAgain() {
        LoggingSystem logging = LoggingSystem.get(getClass().getClassLoader());
        logging.setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.OFF);
        logging.setLogLevel("dev.headshotbridge", LogLevel.OFF);
    }

    @Test
    void noSecretStandsInALogOrAnAttempt(CapturedOutput log) {
        try (Targets targets = new Targets(
                "hubspot.access-token=" + TOKEN,
                "cloudevents.token=" + CLOUDEVENTS_TOKEN,
                "headshotpro.api.key=" + API_KEY,
                "logging.level.root=info",
                "logging.level.dev.headshotbridge=debug")) {
            use(targets);
            String model = "secret-" + id;
            String echo = "Authorization: Bearer " + TOKEN + ", bearer " + CLOUDEVENTS_TOKEN + "; Basic " + BASIC
                    + " api_key=" + CLOUDEVENTS_TOKEN + "&token=" + TOKEN + " " + API_KEY
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
            assertThat(written).doesNotContain(TOKEN, CLOUDEVENTS_TOKEN, BASIC, API_KEY, URL_SIGNATURE);
        }
    }
}
