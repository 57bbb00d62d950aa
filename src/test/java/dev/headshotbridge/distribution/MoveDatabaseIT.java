package dev.headshotbridge.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.headshotbridge.distribution.CommandProcess.Result;
import dev.headshotbridge.support.RunningBridge;
import dev.headshotbridge.support.Signing;
import dev.headshotbridge.support.Waiting;
import dev.headshotbridge.support.WebhookSender;
import dev.headshotbridge.support.Webhooks;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The runbook's way from the embedded H2 to PostgreSQL. */
class MoveDatabaseIT extends MoveDatabaseSteps {

    private static final byte[] NO_TEXT = {'{', (byte) 0xff, 0, '}'};

    @Test
    void nothingIsLost() throws Exception {
        String webhook = Webhooks.withId("moved", "model.status.updated", "moved");
        bridge.start();
        assertThat(bridge.send(webhook).statusCode()).isEqualTo(200);
        WebhookSender sender = new WebhookSender(bridge.publicPort);
        assertThat(sender.send(sender.unsigned(NO_TEXT)
                                .header(
                                        "X-HeadshotPro-Signature",
                                        Signing.signature(RunningBridge.SECRETS.get(0), NO_TEXT)))
                        .statusCode())
                .isEqualTo(400);
        Waiting.until(
                () -> assertThat(bridge.operations("deliveries?model=moved")).contains("\"done\""));
        String deliveries = deliveries();

        Result running = move();
        assertThat(running.code()).isEqualTo(1);
        assertThat(running.err()).contains("is in use; stop the bridge first");
        bridge.terminate(STOP);
        recordAnAttemptAndAPhoto();
        Path file = bridge.home.resolve("data/headshot-bridge.mv.db");
        byte[] before = Files.readAllBytes(file);
        Result moved = move("--json");
        assertThat(moved.err()).isEmpty();
        assertThat(moved.code()).isZero();
        JsonNode rows = moved.json().get(0);
        assertThat(rows.path("webhook_delivery").intValue()).isEqualTo(2);
        assertThat(rows.path("model").intValue()).isEqualTo(1);
        assertThat(jdbc.queryForList("SELECT delivery_id FROM delivery_attempt", Long.class))
                .containsExactly(1L);
        assertThat(jdbc.queryForList("SELECT model_id FROM photo_sync", String.class))
                .containsExactly("moved");
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
        assertThat(jdbc.queryForObject("SELECT payload_bytes FROM webhook_delivery WHERE event IS NULL", byte[].class))
                .isEqualTo(NO_TEXT);

        bridge.environment.putAll(target());
        bridge.start();
        assertThat(deliveries()).isEqualTo(deliveries);
        assertThat(bridge.send(webhook).statusCode()).isEqualTo(200);
        assertThat(bridge.operations("deliveries?model=moved")).contains("\"duplicates\":1");
        assertThat(bridge.send(Webhooks.event("model.status.updated", "new")).statusCode())
                .isEqualTo(200);
        assertThat(jdbc.queryForList("SELECT id FROM webhook_delivery ORDER BY id", Long.class))
                .hasSize(3)
                .startsWith(1L, 2L);

        Result again = move();
        assertThat(again.code()).isEqualTo(1);
        assertThat(again.err()).contains("has rows in", "name an empty database");
        assertThat(jdbc.queryForObject("SELECT COUNT(*) FROM webhook_delivery", Integer.class))
                .isEqualTo(3);
    }

    private void recordAnAttemptAndAPhoto() {
        h2().update("INSERT INTO delivery_attempt (delivery_id, attempt, step, started_at, duration_ms, outcome)"
                + " VALUES (1, 1, 'send-email', CURRENT_TIMESTAMP, 5, 'SUCCESS')");
        h2().update("INSERT INTO photo_sync (model_id, connector) VALUES ('moved', 'cloudevents-photo-sink')");
    }

    /** The two databases' drivers write times in two ways. */
    private String deliveries() {
        return bridge.operations("deliveries").replaceAll("(\\.\\d{3})\\d*(Z|\\+00:00)", "$1Z");
    }
}
