package dev.headshotbridge.housekeeping;

import static dev.headshotbridge.support.Answers.assertStored;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headshotbridge.support.RunningBridge;
import dev.headshotbridge.support.Webhooks;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is purged at which age, with the ages of application.yaml, and what stays. */
interface RetentionContract {

    RunningBridge bridge();

    default OldRows rows() {
        return new OldRows(bridge().inbox().jdbc());
    }

    @BeforeEach
    default void empty() throws Exception {
        bridge().stopRoute("keep-house");
        List.of("webhook_delivery", "model", "photo_sync", "replay")
                .forEach(table -> rows().jdbc().update("DELETE FROM " + table));
    }

    /** As the timer has it done. */
    default void keepHouse() {
        try (var producer = bridge().camel().createProducerTemplate()) {
            List.of("purge-deliveries", "purge-attempts", "purge-payloads")
                    .forEach(route -> producer.sendBody("direct:" + route, null));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    default void anErrorIsErasedAlsoAfterItsPayloadHasGone() {
        String model = rows().delivery("dead", "2592001 SECOND");
        rows().jdbc()
                .update(
                        "UPDATE webhook_delivery SET last_error = 'HTTP 400 ada@example.com' WHERE model_id = ?",
                        model);
        keepHouse();
        assertThat(rows().payloads(model)).isZero();
        bridge().camel()
                .createProducerTemplate()
                .send("direct:erase-person", exchange -> exchange.setVariable("modelId", model));
        assertThat(bridge().inbox().of(model)).singleElement().satisfies(delivery -> assertThat(delivery.lastError())
                .isNull());
    }

    @ParameterizedTest
    @ValueSource(strings = {"done", "ignored", "dead"})
    default void whatEndedGoesAtItsAgeAndNotBefore(String state) {
        String young = rows().delivery(state, "2591940 SECOND"); // 30 days less a minute
        String empty = rows().delivery(state, "2592001 SECOND");
        String kept = rows().delivery(state, "7775940 SECOND"); // 90 days less a minute
        String gone = rows().delivery(state, "7776001 SECOND");
        List.of(young, empty, kept, gone).forEach(model -> rows().attempt(model, "7776001 SECOND"));
        keepHouse();
        assertThat(rows().payloads(young)).isEqualTo(1);
        assertThat(rows().payloads(empty)).isZero();
        assertThat(rows().payloads(kept)).isZero();
        assertThat(List.of(young, empty, kept))
                .allSatisfy(model -> assertThat(bridge().inbox().of(model)).hasSize(1));
        assertThat(List.of(young, empty, kept))
                .allSatisfy(model -> assertThat(rows().attempts(model)).isEqualTo(1));
        assertThat(bridge().inbox().of(gone)).isEmpty();
        assertThat(rows().count("delivery_attempt")).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pending", "processing"})
    default void anOpenDeliveryStaysHoweverOld(String state) {
        String model = rows().delivery(state, "1000 DAY");
        rows().attempt(model, "999 DAY");
        // One that was run again has a time at which it ended before.
        rows().jdbc().update("UPDATE webhook_delivery SET finished_at = CURRENT_TIMESTAMP - INTERVAL '999' DAY");
        keepHouse();
        assertThat(rows().payloads(model)).isEqualTo(1);
        assertThat(rows().attempts(model)).isEqualTo(1);
    }

    @Test
    default void aPayloadThatIsNoTextGoesToo() {
        String model = rows().delivery("dead", "31 DAY");
        rows().jdbc().update("UPDATE webhook_delivery SET payload = NULL, payload_bytes = ?", new byte[] {-1, 0});
        keepHouse();
        assertThat(rows().payloads(model)).isZero();
    }

    @Test
    default void anEventCountsAsNewOnceItsDeliveryIsGone() {
        String model = Webhooks.newModel();
        String webhook = Webhooks.withId("id-" + model, "model.created", model);
        assertStored(bridge().sender().post(webhook));
        rows().jdbc()
                .update(
                        "UPDATE webhook_delivery SET state = 'done', finished_at = CURRENT_TIMESTAMP - INTERVAL '89' DAY");
        keepHouse();
        assertStored(bridge().sender().post(webhook));
        assertThat(bridge().inbox().of(model)).singleElement().satisfies(delivery -> assertThat(delivery.duplicates())
                .isEqualTo(1));
        rows().jdbc().update("UPDATE webhook_delivery SET finished_at = CURRENT_TIMESTAMP - INTERVAL '91' DAY");
        keepHouse();
        assertStored(bridge().sender().post(webhook));
        assertThat(bridge().inbox().of(model)).singleElement().satisfies(delivery -> assertThat(
                        Map.of(delivery.state(), delivery.duplicates()))
                .isEqualTo(Map.of("pending", 0)));
    }

    @Test
    default void manyBatchesAreTakenInOneRun() {
        List<String> gone = OldRows.models(2_500);
        rows().deliveries(gone, "done", "91 DAY");
        rows().deliveries(OldRows.models(2_500), "ignored", "31 DAY");
        rows().deliveries(OldRows.models(100), "pending", "91 DAY");
        keepHouse();
        assertThat(bridge().inbox().size()).isEqualTo(2_600);
        assertThat(rows().count("webhook_delivery WHERE payload IS NOT NULL")).isEqualTo(100);
    }

    @Test
    default void whoeverIsKnownStaysKnown() {
        String model = rows().delivery("done", "91 DAY");
        rows().jdbc()
                .update("INSERT INTO model (id, updated_at) VALUES (?, CURRENT_TIMESTAMP - INTERVAL '999' DAY)", model);
        rows().jdbc()
                .update(
                        "INSERT INTO photo_sync (model_id, connector, synced_at)"
                                + " VALUES (?, 'c', CURRENT_TIMESTAMP - INTERVAL '999' DAY)",
                        model);
        keepHouse();
        assertThat(bridge().inbox().size()).isZero();
        assertThat(rows().count("model AS m, photo_sync AS p WHERE p.model_id = m.id"))
                .isEqualTo(1);
    }
}
