package dev.headshotbridge.photo;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What HeadshotPro's API may say of a favorite. */
class FavoriteAnswersTest extends FavoriteSteps {

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

        Instant next = ((OffsetDateTime) row.get("next_attempt_at")).toInstant();
        assertThat(next).isBetween(reset.minusSeconds(30), reset.plusSeconds(30));
    }
}
