package dev.headshotbridge.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headshotbridge.support.RunningBridge;
import dev.headshotbridge.support.Webhooks;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** finish-deliveries.sql: many that were handled are closed by one statement, each as it ended. */
interface FinishContract {

    RunningBridge bridge();

    private JdbcTemplate jdbc() {
        return bridge().inbox().jdbc();
    }

    @Test
    default void eachIsClosedAsItEnded() {
        String done = claimed(node(), 1);
        String doneToo = claimed(node(), 7);
        String ignored = claimed(node(), 1);
        finish(
                handled(done, 1, "done", null),
                handled(ignored, 1, "ignored", "late"),
                handled(doneToo, 7, "done", null));
        for (String model : List.of(done, doneToo)) {
            assertThat(delivery(model)).containsEntry("state", "done").containsEntry("last_error", null);
        }
        assertThat(delivery(ignored)).containsEntry("state", "ignored").containsEntry("last_error", "late");
        for (String model : List.of(done, doneToo, ignored)) {
            assertThat(delivery(model))
                    .containsEntry("claimed_by", null)
                    .containsEntry("claimed_until", null)
                    .hasEntrySatisfying(
                            "finished_at", finished -> assertThat(finished).isNotNull());
        }
    }

    @Test
    default void aLongReasonIsCut() {
        String model = claimed(node(), 1);
        finish(handled(model, 1, "ignored", "x".repeat(1001)));
        assertThat(delivery(model)).containsEntry("state", "ignored").containsEntry("last_error", "x".repeat(1000));
    }

    @Test
    default void whatWasTakenOverMeanwhileIsLeftAsItIs() {
        String own = claimed(node(), 1);
        String claimedAgain = claimed(node(), 2);
        String ofAnother = claimed("another", 1);
        finish(
                handled(own, 1, "done", null),
                handled(claimedAgain, 1, "done", null),
                handled(ofAnother, 1, "done", null));
        assertThat(delivery(own)).containsEntry("state", "done");
        for (String model : List.of(claimedAgain, ofAnother)) {
            assertThat(delivery(model)).containsEntry("state", "processing").containsEntry("finished_at", null);
        }
    }

    /** Inserts a claimed delivery of a new model, and returns the model. */
    private String claimed(String node, long number) {
        String model = Webhooks.newModel();
        jdbc().update(
                        "INSERT INTO webhook_delivery (model_id, state, claimed_by, claim_number, claimed_until)"
                                + " VALUES (?, 'processing', ?, ?, CURRENT_TIMESTAMP + INTERVAL '1' HOUR)",
                        model,
                        node,
                        number);
        return model;
    }

    /** An exchange whose handling has ended, begun by the claim of that number. */
    private Exchange handled(String model, long claimNumber, String state, String reason) {
        Map<String, Object> row = new HashMap<>();
        row.put("id", delivery(model).get("id"));
        row.put("claim_number", claimNumber);
        Exchange exchange = new DefaultExchange(bridge().camel());
        exchange.setVariable("delivery", row);
        exchange.setVariable("state", state);
        exchange.setVariable("reason", reason);
        return exchange;
    }

    private void finish(Exchange... handled) {
        bridge().camel()
                .createProducerTemplate()
                .sendBody("direct:finish-deliveries", FinishParameters.of(List.of(handled)));
    }

    private Map<String, Object> delivery(String model) {
        return jdbc().queryForMap("SELECT * FROM webhook_delivery WHERE model_id = ?", model);
    }

    private String node() {
        return bridge().camel().resolvePropertyPlaceholders("{{bridge.node}}");
    }
}
