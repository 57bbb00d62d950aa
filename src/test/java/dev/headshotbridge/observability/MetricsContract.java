package dev.headshotbridge.observability;

import static dev.headshotbridge.support.Answers.assertStored;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headshotbridge.support.PrivatePort;
import dev.headshotbridge.support.Waiting;
import dev.headshotbridge.support.Webhooks;
import dev.headshotbridge.webhook.ReceivingContract;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What Prometheus reads. */
interface MetricsContract extends ReceivingContract {

    String DUE = "bridge_deliveries_oldest_due_seconds";
    String CIRCUIT = "bridge_target_circuit_open";

    default PrivatePort port() {
        return bridge().privatePort();
    }

    @BeforeEach
    default void empty() {
        Stream.of("webhook_delivery", "target").forEach(table -> inbox().jdbc().update("DELETE FROM " + table));
    }

    @Test
    default void receivedIsStoredAndDuplicatesAndInvalid() {
        double received = port().metric("headshotpro_webhooks_received_total");
        double stored = port().metric("headshotpro_webhooks_stored_total");
        double duplicates = port().metric("headshotpro_webhooks_duplicates_total");
        double invalid = port().rejected("invalid");
        double mismatch = port().rejected("signature-mismatch");
        double answers = port().metric("headshotpro_webhooks_answer_seconds_count");
        String webhook = Webhooks.event("model.created", Webhooks.newModel());
        assertStored(sender().post(webhook));
        assertStored(sender().post(webhook));
        assertStored(sender().post(webhook));
        sender().post("{" + Webhooks.newModel());
        sender().post(webhook, request -> request.setHeader("X-HeadshotPro-Signature", "sha256=" + "0".repeat(64)));
        assertThat(port().metric("headshotpro_webhooks_received_total") - received)
                .isEqualTo(4);
        assertThat(port().metric("headshotpro_webhooks_stored_total") - stored).isEqualTo(1);
        assertThat(port().metric("headshotpro_webhooks_duplicates_total") - duplicates)
                .isEqualTo(2);
        assertThat(port().rejected("invalid") - invalid).isEqualTo(1);
        assertThat(port().rejected("signature-mismatch") - mismatch).isEqualTo(1);
        // Measured when the answer is written, which its reader may see first.
        Waiting.until(() -> assertThat(port().metric("headshotpro_webhooks_answer_seconds_count") - answers)
                .isEqualTo(5));
    }

    @Test
    default void eachSeriesIsThereFromTheStartAndExplained() {
        String[] attempt = {"step=\"hubspot-contact-photo-sink\"", "outcome=\"RETRYABLE\""};
        assertThat(port().metric("bridge_attempts_total", attempt)).isZero();
        assertThat(port().metric("bridge_deliveries_dead_total")).isZero();
        assertThat(port().rejected("overloaded")).isZero();
        assertThat(port().metric(CIRCUIT, "target=\"smtp\"", "reason=\"AUTH\"")).isZero();
        List<String> lines = port().get("/actuator/prometheus").body().lines().toList();
        List<String> ours = lines.stream()
                .filter(line -> line.matches("# TYPE (headshotpro|bridge)_.*"))
                .map(line -> line.split(" ")[2])
                .toList();
        assertThat(ours).hasSize(16).allSatisfy(name -> assertThat(lines)
                .anyMatch(line -> line.matches("# HELP " + name + " \\w.*")));
        assertThat(lines).noneMatch(line -> line.contains("camelContext"));
    }

    @Test
    default void whatComesFromOutsideIsNoTag() {
        String event = "model.secret-event";
        assertStored(sender().post(Webhooks.event(event, Webhooks.newModel())));
        assertThat(port().get("/actuator/prometheus").body()).doesNotContain(event);
    }

    @Test
    default void openAndDeadDeliveriesAreCountedByState() {
        Stream.of("pending", "pending", "processing", "dead", "done", "ignored").forEach(state -> delivery(state, "0"));
        inbox().jdbc().update("UPDATE webhook_delivery SET payload = '{}'");
        Waiting.until(() -> {
            assertThat(port().metric("bridge_deliveries", "state=\"pending\"")).isEqualTo(2);
            assertThat(port().metric("bridge_deliveries", "state=\"processing\""))
                    .isEqualTo(1);
            assertThat(port().metric("bridge_deliveries", "state=\"dead\"")).isEqualTo(1);
            assertThat(port().metric("bridge_deliveries_replayable")).isEqualTo(1);
        });
        assertThat(port().metric("bridge_inbox_measured_seconds")).isLessThan(30);
    }

    @Test
    default void theOldestDueDeliveryTellsItsAge() {
        Waiting.until(() -> assertThat(port().metric(DUE)).isZero());
        delivery("pending", "-3600");
        Waiting.until(() -> assertThat(port().metric("bridge_deliveries", "state=\"pending\""))
                .isEqualTo(1));
        assertThat(port().metric(DUE)).isZero();
        delivery("pending", "600");
        delivery("done", "6000");
        Waiting.until(() -> assertThat(port().metric(DUE)).isBetween(600.0, 700.0));
        // One that waits for its turn behind an older one of its model is not due.
        String model = delivery("pending", "-3600");
        delivery("pending", "6000", model);
        Waiting.until(() -> assertThat(port().metric("bridge_deliveries", "state=\"pending\""))
                .isEqualTo(4));
        assertThat(port().metric(DUE)).isBetween(600.0, 700.0);
    }

    @Test
    default void anOpenCircuitIsSeenButTakesNoReadinessAway() {
        inbox().jdbc()
                .update(
                        "INSERT INTO target (name, open_until, open_reason) VALUES ('photo-host', CURRENT_TIMESTAMP, 'AUTH')");
        Waiting.until(() -> assertThat(port().metric(CIRCUIT, "target=\"photo-host\"", "reason=\"AUTH\""))
                .isEqualTo(1));
        assertThat(port().metric(CIRCUIT)).isEqualTo(1);
        assertThat(port().get("/actuator/health").body()).contains("\"photo-host\":\"circuit open: AUTH\"");
        inbox().jdbc().update("UPDATE target SET open_until = NULL");
        Waiting.until(() -> assertThat(port().metric(CIRCUIT)).isZero());
        assertThat(port().get("/actuator/health").body()).contains("\"photo-host\":\"circuit closed\"");
    }

    private String delivery(String state, String dueSince) {
        return delivery(state, dueSince, Webhooks.newModel());
    }

    private String delivery(String state, String dueSince, String model) {
        inbox().jdbc()
                .update(
                        "INSERT INTO webhook_delivery (event, model_id, state, next_attempt_at, claimed_until)"
                                + " VALUES ('e', ?, ?, CURRENT_TIMESTAMP - CAST(? AS BIGINT) * INTERVAL '1' SECOND,"
                                + " CURRENT_TIMESTAMP + INTERVAL '1' DAY)",
                        model,
                        state,
                        dueSince);
        return model;
    }
}
