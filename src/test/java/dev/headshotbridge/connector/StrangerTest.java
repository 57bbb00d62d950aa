package dev.headshotbridge.connector;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headshotbridge.support.OncePerRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A model that was there before the bridge, whose first event carries its id alone. */
@ExtendWith(OncePerRun.class)
class StrangerTest extends PhotoSyncSteps {

    @BeforeEach
    void start(Targets shared) {
        use(shared);
    }

    @Test
    void isAskedForAndGetsThePhoto() {
        long delivery = favoriteOfAStranger(
                200,
                "{\"model\":{\"uid\":\"u-%s\",\"email\":\"zoe@example.com\",\"isDevelopment\":false}}".formatted(id));

        assertThat(bridge.handled(delivery)).containsEntry("state", "done");
        assertThat(calls())
                .contains(
                        "POST " + Targets.EVENTS,
                        "PATCH /hubspot/crm/v3/objects/contacts/u-" + id + "?idProperty=headshotpro_uid");
        assertThat(bridge.database().queryForMap("SELECT uid, email FROM model WHERE id = ?", model()))
                .containsEntry("uid", "u-" + id)
                .containsEntry("email", "zoe@example.com");
    }

    @Test
    void isLeftAloneWhereItIsADevelopmentModel() {
        long delivery = favoriteOfAStranger(200, "{\"model\":{\"uid\":\"u-1\",\"isDevelopment\":true}}");

        assertThat(bridge.handled(delivery)).containsEntry("state", "ignored");
        assertThat(calls()).isEmpty();
        assertThat(bridge.database().queryForMap("SELECT is_development FROM model WHERE id = ?", model()))
                .containsEntry("is_development", true);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "404 | {}                              | dead",
                "200 | {\"model\":{\"uid\":7}}         | dead",
                "200 | {\"model\":{\"uid\":\"a/../b\"}} | dead",
                "503 | {}                              | pending"
            })
    void isNobodyWhereTheApiDoesNotSay(int status, String answer, String state) {
        long delivery = favoriteOfAStranger(status, answer);

        assertThat(bridge.handled(delivery)).containsEntry("state", state);
        assertThat(calls()).isEmpty();
    }

    @Test
    void isNotAskedForWhereAnEventHasNamedThePerson() {
        sync(model(), "u-" + id);

        assertThat(world.getAllServeEvents())
                .noneMatch(event -> event.getRequest().getUrl().endsWith("/models/" + model()));
    }

    private long favoriteOfAStranger(int status, String answer) {
        world.stubFor(get("/api/organization/models/" + model())
                .willReturn(aResponse().withStatus(status).withBody(answer)));
        return bridge.deliver(
                "model.favorite_selected",
                model(),
                "{\"event\":\"model.favorite_selected\",\"object\":{\"_id\":\"%s\"}}".formatted(model()));
    }

    private String model() {
        return "stranger-" + id;
    }
}
