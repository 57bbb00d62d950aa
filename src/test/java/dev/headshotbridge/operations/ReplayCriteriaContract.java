package dev.headshotbridge.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each criterion, alone and with others, chooses the same deliveries for the count, the replay and the list. */
interface ReplayCriteriaContract extends ReplaySteps {

    /** A delivery and what the criteria look at. */
    record Row(long id, String event, String model, String failing, String received, String state, boolean kept) {}

    List<String> STATES = List.of("dead", "done", "ignored");
    String BEFORE = "2025-12-31T23:59:59.999Z";
    String FROM = "2026-01-01T00:00:00Z";
    String TO = "2026-01-02T00:00:00Z";

    @Test
    default void theCountTheReplayAndTheListAgree() {
        String own = UUID.randomUUID().toString();
        List<Row> rows = rows(own);
        Map<String, Predicate<Row>> criteria = Map.of(
                "\"organization\":\"" + own + "\"",
                row -> true,
                "\"event\":\"a" + own + "\"",
                row -> row.event().equals("a" + own),
                "\"model\":\"a" + own + "\"",
                row -> row.model().equals("a" + own),
                "\"connector\":\"a" + own + "\"",
                row -> !row.state().equals("dead") || row.failing().equals("a" + own),
                "\"from\":\"2026-01-01T01:00:00+01:00\"",
                row -> !row.received().equals(BEFORE),
                "\"to\":\"" + TO + "\"",
                row -> !row.received().equals(TO),
                "\"text\":\"A" + own.toUpperCase(Locale.ROOT) + "\"",
                row -> row.event().equals("a" + own) || row.model().equals("a" + own));
        List<String> texts = criteria.keySet().stream().sorted().toList();
        for (int subset = 0; subset < 1 << texts.size(); subset++) {
            String state = STATES.get(subset % STATES.size());
            List<String> json = new ArrayList<>(List.of("{\"state\":\"" + state + "\""));
            Predicate<Row> chosen = row -> row.state().equals(state);
            for (int i = 0; i < texts.size(); i++) {
                if ((subset & 1 << i) != 0) {
                    json.add(texts.get(i));
                    chosen = chosen.and(criteria.get(texts.get(i)));
                }
            }
            String filter = String.join(",", json);
            // Nothing else was received before TO; without that or a name of ours other tests' deliveries are chosen
            // too.
            if (filter.toLowerCase(Locale.ROOT).contains(own) || filter.contains(TO)) {
                assertChosen(filter, rows.stream().filter(chosen).toList());
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
    private List<Row> rows(String own) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < 144; i++) {
            rows.add(new Row(
                    i,
                    (i % 2 == 0 ? "a" : "b") + own,
                    (i / 2 % 2 == 0 ? "a" : "b") + own,
                    (i / 4 % 2 == 0 ? "a" : "b") + own,
                    List.of(BEFORE, FROM, TO).get(i / 16 % 3),
                    STATES.get(i / 48),
                    i / 8 % 2 == 0));
        }
        jdbc().batchUpdate(
                        "INSERT INTO webhook_delivery (organization, event, model_id, received_at, state, payload)"
                                + " VALUES (?, ?, ?, CAST(? AS TIMESTAMP WITH TIME ZONE), ?, ?)",
                        rows.stream()
                                .map(row -> new Object[] {
                                    own, row.event(), row.model(), row.received(), row.state(), row.kept() ? "{}" : null
                                })
                                .toList());
        List<Long> ids = jdbc().queryForList(
                        "SELECT id FROM webhook_delivery WHERE organization = ? ORDER BY id", Long.class, own);
        rows.replaceAll(row -> new Row(
                ids.get((int) row.id()),
                row.event(),
                row.model(),
                row.failing(),
                row.received(),
                row.state(),
                row.kept()));
        jdbc().batchUpdate(
                        "INSERT INTO delivery_attempt (delivery_id, attempt, step, started_at, duration_ms, outcome)"
                                + " VALUES (?, 1, ?, CURRENT_TIMESTAMP, 5, ?)",
                        rows.stream().flatMap(row -> attempts(row, own)).toList());
        return rows;
    }

    /** Only how the newest attempt at a connector ended counts. */
    private static Stream<Object[]> attempts(Row row, String own) {
        boolean failing = row.failing().startsWith("a");
        return Stream.of(
                new Object[] {row.id(), "a" + own, failing ? "OK" : "RETRYABLE"},
                new Object[] {row.id(), "a" + own, failing ? "RETRYABLE" : "NOOP"},
                new Object[] {row.id(), "b" + own, failing ? "OK" : "PERMANENT"});
    }
}
