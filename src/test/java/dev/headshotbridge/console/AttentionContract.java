package dev.headshotbridge.console;

import static dev.headshotbridge.console.ConsoleSteps.row;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.headshotbridge.support.Webhooks;
import java.util.Collections;
import org.junit.jupiter.api.Test;

/** What needs a person. */
interface AttentionContract extends ConsoleSteps {

    String CONNECTOR = "cloudevents-photo-sink";

    @Test
    default void deadDeliveriesAreToldByConnectorAndReason() {
        for (String outcome : new String[] {"AUTH", "PERMANENT", "PERMANENT"}) {
            attempt(delivery("model.photos_ready", Webhooks.newModel(), "dead"), CONNECTOR, outcome);
        }
        delivery(null, Webhooks.newModel(), "dead");
        JsonNode items = answer("attention");
        assertThat(items.findValuesAsText("kind")).containsOnly("dead").hasSize(3);
        JsonNode refused = row(items, "count", "2");
        assertThat(refused.path("what").textValue()).isEqualTo("2 deliveries are dead: " + CONNECTOR + " refused them");
        assertThat(refused.path("what_to_do").textValue()).contains("replay");
        assertThat(refused.path("since").textValue()).isNotBlank();
        assertThat(refused.path("filter").toString())
                .isEqualTo("{\"state\":\"dead\",\"connector\":\"" + CONNECTOR + "\"}");
        // The filter is one of the list of deliveries, and finds them.
        assertThat(answer("deliveries?state=dead&connector=" + CONNECTOR)).hasSize(3);
        assertThat(items.toString()).contains("no webhook that the bridge understands");
    }

    @Test
    default void whatIsRepairedNeedsNobodyAnyMore() {
        long delivery = delivery("model.photos_ready", Webhooks.newModel(), "dead");
        attempt(delivery, CONNECTOR, "PERMANENT");
        assertThat(answer("attention")).hasSize(1);
        jdbc().update("UPDATE webhook_delivery SET state = 'done' WHERE id = ?", delivery);
        assertThat(answer("attention")).isEmpty();
    }

    @Test
    default void aConnectorThatTookItAfterAllIsNotToBlame() {
        long delivery = delivery("model.photos_ready", Webhooks.newModel(), "dead");
        attempt(delivery, CONNECTOR, "RETRYABLE");
        attempt(delivery, "hubspot-contact-photo-sink", "PERMANENT");
        attempt(delivery, CONNECTOR, "OK");
        assertThat(answer("attention").findValuesAsText("what"))
                .containsExactly("1 delivery is dead: hubspot-contact-photo-sink refused them");
    }

    @Test
    default void refusedCredentialsAndLongFailuresNeedAPerson() {
        circuit(CONNECTOR, 60, "AUTH");
        circuit("smtp", 60, "RETRYABLE");
        circuit("photo-host", 60, "RETRYABLE");
        // Of those that are configured no more nobody is called.
        circuit("old-photo-sink", 60, "AUTH");
        circuit("older-photo-sink", 60, "RETRYABLE");
        jdbc().update("UPDATE target SET opened_at = CURRENT_TIMESTAMP - INTERVAL '1' HOUR"
                + " WHERE name IN ('smtp', 'older-photo-sink')");
        JsonNode items = answer("attention");
        assertThat(items.findValuesAsText("kind")).containsExactly("auth", "circuit");
        assertThat(items.get(0).path("what").textValue()).contains(CONNECTOR, "credentials");
        assertThat(items.get(1).path("what").textValue()).contains("smtp");
    }

    @Test
    default void itLeadsToWhatWaitsForTheTarget() {
        circuit(CONNECTOR, 60, "AUTH");
        long waiting = delivery("model.photos_ready", Webhooks.newModel(), "pending");
        delivery("model.photos_ready", Webhooks.newModel(), "pending");
        jdbc().update("UPDATE webhook_delivery SET waiting_for = ? WHERE id = ?", CONNECTOR, waiting);
        JsonNode item = row(answer("attention"), "kind", "auth");
        assertThat(item.path("count").intValue()).isEqualTo(1);
        assertThat(item.path("filter").toString())
                .isEqualTo("{\"state\":\"pending\",\"connector\":\"" + CONNECTOR + "\"}");
        assertThat(answer("deliveries?state=pending&connector=" + CONNECTOR).findValuesAsText("id"))
                .containsExactly(String.valueOf(waiting));
    }

    @Test
    default void whereOnlyTheNewestAreCountedItSaysSo() {
        jdbc().batchUpdate(
                        "INSERT INTO webhook_delivery (event, state, finished_at) VALUES ('model.created', 'dead', CURRENT_TIMESTAMP)",
                        Collections.nCopies(2000, new Object[0]));
        assertThat(dead().path("what").textValue()).startsWith("2000 deliveries are dead");
        delivery("model.created", Webhooks.newModel(), "dead");
        assertThat(dead().path("what").textValue()).startsWith("At least 2000 deliveries are dead");
        assertThat(dead().path("count").intValue()).isEqualTo(2000);
    }

    private JsonNode dead() {
        return row(answer("attention"), "kind", "dead");
    }

    @Test
    default void aLongQueueNeedsAPerson() {
        due(Webhooks.newModel(), -600);
        JsonNode item = answer("attention").get(0);
        assertThat(item.path("kind").textValue()).isEqualTo("backlog");
        assertThat(item.path("filter").toString()).isEqualTo("{\"state\":\"pending\"}");
    }

    @Test
    default void aShortQueueNeedsNobody() {
        due(Webhooks.newModel(), -30);
        assertThat(answer("attention")).isEmpty();
    }

    @Test
    default void whatStandsBehindAnOlderEventWaitsForNoHandler() {
        String model = Webhooks.newModel();
        due(model, 3600);
        due(model, -600);
        assertThat(answer("attention")).isEmpty();
    }

    private void due(String model, int inSeconds) {
        jdbc().update(
                        "UPDATE webhook_delivery SET next_attempt_at = CURRENT_TIMESTAMP + CAST(? AS INTEGER) * INTERVAL '1' SECOND"
                                + " WHERE id = ?",
                        inSeconds,
                        delivery("model.created", model, "pending"));
    }
}
