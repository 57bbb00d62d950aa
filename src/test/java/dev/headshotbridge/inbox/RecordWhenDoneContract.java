package dev.headshotbridge.inbox;

import static dev.headshotbridge.support.Answers.assertStored;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headshotbridge.support.RunningBridge;
import dev.headshotbridge.support.Waiting;
import dev.headshotbridge.support.Webhooks;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** record-model-when-done: what is recorded of a model by the commit that closes its delivery. */
interface RecordWhenDoneContract {

    int NEIGHBOURS = 20;

    RunningBridge bridge();

    private JdbcTemplate jdbc() {
        return bridge().inbox().jdbc();
    }

    @Test
    default void isRecordedByTheCommitThatClosesTheDelivery() {
        String model = Webhooks.newModel();
        receive(List.of(model));
        assertDone(model);
        assertThat(jdbc().queryForObject("SELECT updated_at FROM model WHERE id = ?", Object.class, model))
                .isEqualTo(delivery(model).get("finished_at"));
    }

    @ParameterizedTest
    @ValueSource(ints = {64, 65})
    default void aDateIsRecordedIfItsColumnHoldsIt(int length) {
        String model = Webhooks.newModel();
        String date = "2".repeat(length);
        assertStored(bridge().sender().post("""
                {"event":"model.status.updated",
                "object":{"_id":"%s","uid":"u-%s","createdAt":"%s","finishedAt":"%s"}}""".formatted(model, model, date, date)));
        assertDone(model);
        assertThat(jdbc().queryForMap("SELECT created_at, finished_at FROM model WHERE id = ?", model)
                        .values())
                .containsOnly(length > 64 ? null : date);
    }

    @Test
    default void oneThatCannotBeRecordedFailsAlone() {
        String bad = Webhooks.newModel();
        jdbc().execute("ALTER TABLE model ADD CONSTRAINT bad CHECK (id <> '" + bad + "')");
        try {
            List<String> neighbours =
                    Stream.generate(Webhooks::newModel).limit(NEIGHBOURS).toList();
            receive(Stream.concat(neighbours.stream(), Stream.of(bad)).toList());
            neighbours.forEach(this::assertDone);
            Waiting.until(() -> assertThat(delivery(bad))
                    .containsEntry("state", "pending")
                    .containsEntry("attempts", 1)
                    .hasEntrySatisfying(
                            "last_error", error -> assertThat((String) error).containsIgnoringCase("bad")));
            assertThat(jdbc().queryForList(
                                    "SELECT step FROM delivery_attempt WHERE delivery_id = ?",
                                    String.class,
                                    delivery(bad).get("id")))
                    .containsExactly("handle-delivery");
        } finally {
            jdbc().execute("ALTER TABLE model DROP CONSTRAINT bad");
        }
        // As soon as it can be recorded, its next attempt does.
        jdbc().update("UPDATE webhook_delivery SET next_attempt_at = CURRENT_TIMESTAMP WHERE model_id = ?", bad);
        assertDone(bad);
    }

    @Test
    default void whoWasErasedMeanwhileIsNotWrittenBack() {
        String model = Webhooks.newModel();
        jdbc().update("INSERT INTO model (id, status, deleted_at) VALUES (?, 'deleted', CURRENT_TIMESTAMP)", model);
        Map<String, Object> erased = jdbc().queryForMap("SELECT * FROM model WHERE id = ?", model);
        // As by a node that has lost its claim without knowing.
        Exchange late = late(model, "processing", 1);
        late.setVariable("email", "ada@example.com");
        var template = bridge().camel().createProducerTemplate();
        assertThat(template.send("direct:record-models", late).getException()).isNull();
        late.getMessage().setBody(Map.of("model", Map.of("email", "ada@example.com")));
        assertThat(template.send("direct:record-person", late).getException()).isNull();
        assertThat(jdbc().queryForMap("SELECT * FROM model WHERE id = ?", model))
                .isEqualTo(erased);
    }

    /** As by a node that was frozen: what took over has seen the model fail since. */
    @ParameterizedTest
    @CsvSource({"processing, 2", "pending, 1", "dead, 1", "done, 2"})
    default void whoHasLostTheClaimRecordsNoOlderStatus(String state, int claimNumber) {
        String model = Webhooks.newModel();
        jdbc().update("INSERT INTO model (id, status) VALUES (?, 'failed')", model);
        Exchange late = late(model, state, claimNumber);
        assertThat(bridge().camel()
                        .createProducerTemplate()
                        .send("direct:record-models", late)
                        .getException())
                .isNull();
        assertThat(jdbc().queryForMap("SELECT status, title FROM model WHERE id = ?", model))
                .containsEntry("status", "failed")
                .containsEntry("title", null);
    }

    /** To be recorded by claim 1 of a delivery that the database has so. */
    private Exchange late(String model, String state, int claimNumber) {
        jdbc().update(
                        "INSERT INTO webhook_delivery (event, model_id, state, claim_number, next_attempt_at)"
                                + " VALUES ('model.status.updated', ?, ?, ?, CURRENT_TIMESTAMP + INTERVAL '1' HOUR)",
                        model,
                        state,
                        claimNumber);
        Exchange late = new DefaultExchange(bridge().camel());
        late.setVariable("delivery", Map.of("id", delivery(model).get("id"), "claim_number", 1L));
        late.setVariable("modelId", model);
        late.setVariable("webhook", Map.of("uid", "u-1", "title", "Ada", "status", "active"));
        late.getMessage().setBody(List.of(new ModelRow(late)));
        return late;
    }

    private void receive(List<String> models) {
        models.stream()
                .map(model -> bridge().sender()
                        .signed(Webhooks.event("model.status.updated", model).getBytes(UTF_8)))
                .map(bridge().sender()::start)
                .toList()
                .forEach(request -> assertThat(request.join().statusCode()).isEqualTo(200));
    }

    private void assertDone(String model) {
        Waiting.until(() -> assertThat(delivery(model)).containsEntry("state", "done"));
        assertThat(jdbc().queryForMap("SELECT uid FROM model WHERE id = ?", model))
                .containsEntry("uid", "u-" + model);
    }

    private Map<String, Object> delivery(String model) {
        return jdbc().queryForMap("SELECT * FROM webhook_delivery WHERE model_id = ?", model);
    }
}
