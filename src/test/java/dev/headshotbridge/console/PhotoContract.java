package dev.headshotbridge.console;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static dev.headshotbridge.support.Answers.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The photo as HeadshotPro has it now. */
interface PhotoContract extends ConsoleSteps {

    private void chosen() {
        favoriteAt("/photo.png?signed=secret");
        model("m1", "active", "Ada");
    }

    @Test
    default void theFavoriteIsShownWithoutItsUrl() {
        chosen();
        HttpResponse<String> photo = ask("photo?model=m1");
        assertThat(photo.statusCode()).as(photo.body()).isEqualTo(200);
        assertThat(photo.headers().firstValue("Content-Type")).hasValue("image/png");
        assertThat(photo.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(photo.headers().firstValue("Photo-Id")).hasValue("p1");
        assertThat(photo.headers().firstValue("Photo-Sha256").orElseThrow()).matches("[0-9a-f]{64}");
        assertThat(photo.body()).contains("PNG");
        assertThat(photo.headers().map().toString()).doesNotContain("signed", "photo.png");
        assertThat(jdbc().queryForObject("SELECT COUNT(*) FROM delivery_attempt", Long.class))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody", "..%2F..%2Fmodels", "m1%3Fx=1"})
    default void onlyModelsThatAreKnownAreAskedFor(String model) throws Exception {
        chosen();
        assertProblem(ask("photo?model=" + model), 404);
        assertThat(surroundings().requests()).isEmpty();
    }

    @Test
    default void aDeletedModelHasNoPhoto() {
        chosen();
        jdbc().update("UPDATE model SET deleted_at = CURRENT_TIMESTAMP");
        assertProblem(ask("photo?model=m1"), 404);
        assertThat(surroundings().requests()).isEmpty();
    }

    @Test
    default void nobodyHasChosenAFavorite() {
        chosen();
        surroundings().favorite(okJson("{\"success\":true,\"photo\":null}"));
        assertThat(assertProblem(ask("photo?model=m1"), 404)).contains("No favorite");
    }

    @ParameterizedTest
    @CsvSource({"500, answered HTTP 500", "401, refuses the API key", "400, answered HTTP 400"})
    default void headshotProAnswersOtherwise(int status, String detail) {
        chosen();
        surroundings().favorite(aResponse().withStatus(status).withBody("https://photos/x?signed=secret"));
        HttpResponse<String> refused = ask("photo?model=m1");
        assertThat(assertProblem(refused, 502)).contains(detail).doesNotContain("secret");
        boolean isCounted = status != 400;
        assertThat(jdbc().queryForObject("SELECT COALESCE(SUM(failures), 0) FROM target", Long.class))
                .isEqualTo(isCounted ? 1 : 0);
    }

    @Test
    default void whatTheUrlGivesIsNoImage() {
        chosen();
        favoriteAt("/api/organization/models/m1?signed=secret");
        assertThat(assertProblem(ask("photo?model=m1"), 502))
                .contains("no image")
                .doesNotContain("secret");
    }

    @Test
    default void aPhotoOverTheLimitIsNamed() {
        chosen();
        favoriteAt("/huge.png?signed=secret");
        surroundings().photo("/huge.png", aResponse().withBody(new byte[20 * 1024 * 1024 + 1]));
        assertThat(assertProblem(ask("photo?model=m1"), 502))
                .contains("headshotpro.photos.max-size")
                .doesNotContain("secret");
    }

    @Test
    default void thePhotoHostFails() {
        chosen();
        favoriteAt("/broken?signed=secret");
        surroundings().failing("/broken", () -> assertThat(assertProblem(ask("photo?model=m1"), 502))
                .contains("HTTP 500")
                .doesNotContain("secret", "ada@example.com"));
    }

    @Test
    default void aTargetWhoseCircuitIsOpenIsLeftAlone() {
        chosen();
        jdbc().update("INSERT INTO target (name, failures, open_until, open_reason)"
                + " VALUES ('headshotpro', 10, CURRENT_TIMESTAMP + INTERVAL '1' HOUR, 'RETRYABLE')");
        assertThat(assertProblem(ask("photo?model=m1"), 503)).contains("left alone");
        assertThat(surroundings().requests()).isEmpty();
    }

    @Test
    default void aTrialThatGoesWellClosesTheCircuit() {
        chosen();
        jdbc().update("INSERT INTO target (name, failures, open_until, open_reason)"
                + " VALUES ('headshotpro', 10, CURRENT_TIMESTAMP - INTERVAL '1' HOUR, 'RETRYABLE')");
        assertThat(ask("photo?model=m1").statusCode()).isEqualTo(200);
        assertThat(jdbc().queryForObject("SELECT failures FROM target WHERE name = 'headshotpro'", Long.class))
                .isZero();
    }

    private void favoriteAt(String path) {
        surroundings()
                .favorite(okJson("{\"success\":true,\"photo\":{\"id\":\"p1\",\"urls\":{\"main\":\""
                        + surroundings().url(path) + "\"}}}"));
    }
}
