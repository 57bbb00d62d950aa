package dev.headshotbridge.connector;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headshotbridge.support.OncePerRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the bridge asks HeadshotPro about a model that was created. */
@ExtendWith(OncePerRun.class)
class NewModelTest extends PhotoSyncSteps {

    @BeforeEach
    void start(Targets shared) {
        use(shared);
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
                "200 | {\"model\":{\"email\":\"a\\u0000b@example.com\"}} |",
                "200 | {\"model\":{\"email\":\"a@example.com\\ud800\"}} |",
                "404 | <html> |"
            })
    void theAddressOfANewModelIsKeptWhereThereIsOne(int status, String answer, String email) {
        String model = "created-" + id;
        world.stubFor(get("/api/organization/models/" + model)
                .willReturn(aResponse().withStatus(status).withBody(answer)));

        assertThat(bridge.handled(deliver("model.created", model, "u"))).containsEntry("state", "done");
        assertThat(bridge.database().queryForMap("SELECT email FROM model WHERE id = ?", model))
                .containsEntry("email", email);
    }
}
