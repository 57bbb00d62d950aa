package dev.headshotbridge.connector;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headshotbridge.connector.ConnectorCall.Result;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of an answer that is no success: its outcome and, for the next attempt, its Retry-After. */
interface RefusalsContract extends ConnectorContract {

    @Test
    default void a404OnRemoveIsNothingToDo() {
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
        "477, RETRYABLE",
        "500, RETRYABLE",
        "502, RETRYABLE",
        "503, RETRYABLE",
        "504, RETRYABLE",
        "501, RETRYABLE",
        "507, RETRYABLE",
        "522, RETRYABLE"
    })
    default void isClassifiedByTheStatusAfterOneRequest(int status, String outcome) {
        for (String operation : List.of("sync", "remove")) {
            targets().server.resetAll();
            targetTakesEverything();
            targetAnswers(
                    operation,
                    aResponse()
                            .withStatus(status)
                            .withHeader("Location", targets().server.baseUrl() + "/elsewhere")
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
    default void anEmptyErrorIsClassifiedToo(int status) {
        targetAnswers("sync", aResponse().withStatus(status));

        assertThat(call("sync").variable("message").toString()).startsWith("HTTP " + status);
    }

    @ParameterizedTest
    @CsvSource({"429, 2", "429, 3600", "503, 2", "503, 3600", "477, 30"})
    default void aRetryAfterIsPassedOnAndNotWaitedFor(int status, long seconds) {
        targetAnswers("sync", aResponse().withStatus(status).withHeader("retry-after", String.valueOf(seconds)));
        Instant start = Instant.now();

        Result result = call("sync");

        assertThat(result.outcome()).isEqualTo("RETRYABLE");
        assertThat(result.variable("retryAfterSeconds")).isEqualTo(seconds);
        assertThat(requests()).hasSize(1);
        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofMillis(1_900));
    }

    @Test
    default void aRetryAfterIsReadByTheTargetsClock() {
        targetAnswers(
                "sync",
                aResponse()
                        .withStatus(503)
                        .withHeader("Date", "Wed, 21 Oct 2015 07:28:00 GMT")
                        .withHeader("Retry-After", "Wed, 21 Oct 2015 07:30:00 GMT"));

        assertThat(call("sync").variable("retryAfterSeconds")).isEqualTo(120L);
    }

    @Test
    default void aRetryAfterCanBeADate() {
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                Instant.now().plusSeconds(600).atOffset(ZoneOffset.UTC));
        targetAnswers("sync", aResponse().withStatus(429).withHeader("Retry-After", date));

        assertThat((Long) call("sync").variable("retryAfterSeconds")).isBetween(590L, 600L);
    }
}
