package dev.headshotbridge.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Each criterion, alone and with others, chooses the same deliveries for the count, the replay and the list. */
interface ReplayCriteriaContract extends ReplaySteps {

    /** A delivery and what the criteria look at. */
    record Row(long id, String event, String model, String failing, String received, String state, boolean kept) {}

    String EARLY = "2026-01-01T00:00:00Z";
    String LATE = "2026-01-02T00:00:00Z";

    @Test
    default void theCountTheReplayAndTheListAgree() {
        String organization = UUID.randomUUID().toString();
        List<Row> rows = rows(organization);
        String model = rows.get(0).model();
        Map<String, Predicate<Row>> criteria = Map.of(
                "\"event\":\"model.created\"",
                row -> row.event().equals("model.created"),
                "\"model\":\"" + model + "\"",
                row -> row.model().equals(model),
                "\"connector\":\"a-sink\"",
                row -> !row.state().equals("dead") || row.failing().equals("a-sink"),
                "\"from\":\"2026-01-02T01:00:00+01:00\"",
                row -> row.received().equals(LATE),
                "\"to\":\"2026-01-02T00:00:00Z\"",
                row -> row.received().equals(EARLY),
                "\"organization\":\"" + organization + "\"",
                row -> true);
        List<String> texts = List.copyOf(criteria.keySet());
        for (String state : List.of("dead", "done", "ignored")) {
            for (int subset = 0; subset < 1 << texts.size(); subset++) {
                StringBuilder json = new StringBuilder("{\"state\":\"" + state + "\"");
                Predicate<Row> chosen = row -> row.state().equals(state);
                for (int i = 0; i < texts.size(); i++) {
                    if ((subset & 1 << i) != 0) {
                        json.append(',').append(texts.get(i));
                        chosen = chosen.and(criteria.get(texts.get(i)));
                    }
                }
                // Other tests' deliveries have neither this organization nor this model; and a range must not be empty.
                boolean own = json.indexOf("organization") > 0 || json.indexOf("model\":") > 0;
                if (own && !(json.indexOf("from") > 0 && json.indexOf("to\"") > 0)) {
                    assertChosen(json.toString(), rows.stream().filter(chosen).toList());
                }
            }
        }
    }

    private void assertChosen(String filter, List<Row> chosen) {
        List<Long> kept = chosen.stream().filter(Row::kept).map(Row::id).toList();
        List<Long> listed = new ArrayList<>();
        list("deliveries?limit=1000&" + query(filter))
                .forEach(row -> listed.add(0, row.path("id").longValue()));
        assertThat(listed).as(filter).isEqualTo(chosen.stream().map(Row::id).toList());

        JsonNode counted = replay(filter + ",\"dryRun\":true}");
        assertThat(counted.path("deliveries").intValue()).as(filter).isEqualTo(kept.size());
        JsonNode replayed = replay(filter + "}");
        assertThat(replayed.path("deliveries").intValue()).as(filter).isEqualTo(kept.size());
        assertThat(queuedBy(replayed)).as(filter).isEqualTo(kept);
        assertThat(List.of(
                        counted.path("skipped").intValue(),
                        replayed.path("skipped").intValue()))
                .as(filter)
                .containsOnly(chosen.size() - kept.size());
        String state = list("replays?limit=1").get(0).path("state").textValue();
        jdbc().update(
                        "UPDATE webhook_delivery SET state = ? WHERE replay_id = ?",
                        state,
                        replayed.path("replay").longValue());
    }

    private static String query(String filter) {
        try {
            List<String> parameters = new ArrayList<>();
            ((ObjectNode) JSON.readTree(filter + "}"))
                    .fields()
                    .forEachRemaining(field -> parameters.add(
                            field.getKey() + "=" + field.getValue().textValue().replace("+", "%2B")));
            return String.join("&", parameters);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    /** Every combination of what the criteria look at. */
    private List<Row> rows(String organization) {
        List<Row> rows = new ArrayList<>();
        List<String> models = List.of("m-" + UUID.randomUUID(), "m-" + UUID.randomUUID());
        for (int i = 0; i < 96; i++) {
            String event = i % 2 == 0 ? "model.created" : "model.photos_ready";
            String model = models.get(i / 2 % 2);
            String failing = i / 4 % 2 == 0 ? "a-sink" : "b-sink";
            String received = i / 8 % 2 == 0 ? EARLY : LATE;
            boolean kept = i / 16 % 2 == 0;
            String state = List.of("dead", "done", "ignored").get(i / 32);
            long id = insert(organization, event, model, state);
            jdbc().update(
                            "UPDATE webhook_delivery SET received_at = CAST(? AS TIMESTAMP WITH TIME ZONE),"
                                    + " payload = CASE WHEN CAST(? AS BOOLEAN) THEN payload END WHERE id = ?",
                            received,
                            kept,
                            id);
            // Only how the newest attempt ended counts.
            attempt(id, "a-sink", failing.equals("a-sink") ? "OK" : "RETRYABLE");
            attempt(id, "a-sink", failing.equals("a-sink") ? "RETRYABLE" : "NOOP");
            attempt(id, "b-sink", failing.equals("b-sink") ? "PERMANENT" : "OK");
            rows.add(new Row(id, event, model, failing, received, state, kept));
        }
        return rows;
    }
}
