package dev.headshotbridge.console;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static dev.headshotbridge.support.Answers.assertStored;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.headshotbridge.support.Webhooks;
import java.time.Duration;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What came in and went out, over time. */
interface ActivityContract extends ConsoleSteps {

    @ParameterizedTest
    @CsvSource({"1, 6, 10", "60, 360, 10", "61, 61, 60", "360, 360, 60", "1440, 288, 300", "10080, 336, 1800"})
    default void thereIsARowForEachSpanWithoutGaps(int minutes, int rows, int seconds) {
        JsonNode spans = answer("activity?minutes=" + minutes);
        assertThat(spans).hasSize(rows);
        OffsetDateTime last = at(spans.get(rows - 1));
        assertThat(Duration.between(at(spans.get(0)), last)).isEqualTo(Duration.ofSeconds((rows - 1L) * seconds));
        assertThat(last.toEpochSecond() % seconds).isZero();
        assertThat(Duration.between(last, OffsetDateTime.now()).toSeconds()).isBetween(-2L, seconds + 60L);
    }

    @Test
    default void whatIsCountedIsShown() throws Exception {
        // What tests before this one had counted is written, too.
        until(() -> {
            assertThat(written("handled")).isEqualTo(counted("bridge_deliveries_handled_seconds_count"));
            assertThat(written("received")).isEqualTo(counted("headshotpro_webhooks_received_total"));
        });
        JsonNode before = sum("activity");
        String model = Webhooks.newModel();
        String webhook = Webhooks.event("model.created", model);
        assertStored(sender().post(webhook));
        assertStored(sender().post(webhook));
        sender().post(webhook, request -> request.setHeader("X-HeadshotPro-Signature", "sha256=" + "0".repeat(64)));
        handleUntil(model, "done");
        surroundings().favorite(aResponse().withStatus(400));
        String failing = Webhooks.newModel();
        assertStored(sender().post(Webhooks.event("model.photos_ready", failing)));
        handleUntil(failing, "dead");
        until(() -> {
            JsonNode now = sum("activity");
            assertThat(grown(before, now, "received")).isEqualTo(3);
            assertThat(grown(before, now, "stored")).isEqualTo(2);
            assertThat(grown(before, now, "duplicates")).isEqualTo(1);
            assertThat(grown(before, now, "refused")).isEqualTo(1);
            assertThat(grown(before, now, "handled")).isEqualTo(1);
            assertThat(grown(before, now, "failed")).isEqualTo(1);
            assertThat(grown(before, now, "dead")).isEqualTo(1);
        });
        // The rows of the table say the same as the counters, after many ticks too.
        assertThat(written("received")).isEqualTo(counted("headshotpro_webhooks_received_total"));
    }

    @Test
    default void nodesAreAddedUp() {
        JsonNode before = sum("activity");
        jdbc().update(
                        "INSERT INTO activity (bucket, node, received, stored, duplicates, refused, handled, failed, dead)"
                                + " SELECT CAST(FLOOR(EXTRACT(EPOCH FROM CURRENT_TIMESTAMP) / 10) AS BIGINT), 'other', 7, 0, 0, 0, 0, 0, 0");
        assertThat(grown(before, sum("activity"), "received")).isEqualTo(7);
        jdbc().update("DELETE FROM activity WHERE node = 'other'");
    }

    private long written(String column) {
        return jdbc().queryForObject(
                        "SELECT COALESCE(SUM(" + column + "), 0) FROM activity WHERE node <> 'other'", Long.class);
    }

    private long counted(String metric) {
        return (long) bridge().privatePort().metric(metric);
    }

    private static OffsetDateTime at(JsonNode span) {
        return OffsetDateTime.parse(span.path("at").textValue());
    }

    private JsonNode sum(String path) {
        var sum = JSON.createObjectNode();
        for (JsonNode span : answer(path)) {
            span.fields()
                    .forEachRemaining(field -> sum.put(
                            field.getKey(),
                            sum.path(field.getKey()).asLong() + field.getValue().asLong()));
        }
        return sum;
    }

    private static long grown(JsonNode before, JsonNode now, String field) {
        return now.path(field).asLong() - before.path(field).asLong();
    }
}
