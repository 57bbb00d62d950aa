package dev.headshotbridge.inbox;

import static dev.headshotbridge.support.Waiting.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headshotbridge.support.RunningBridge;
import dev.headshotbridge.support.Webhooks;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Very many deliveries of one model: each claim would look at all of them. */
public interface CrowdContract {

    /** bridge.dispatch.batch-size */
    int STAY_DUE = 64;

    RunningBridge bridge();

    @Test
    default void thoseBehindBecomeDueOneAfterAnother() {
        String crowd = dueForAnHour(STAY_DUE + 6);
        String few = dueForAnHour(STAY_DUE);
        until(() -> {
            List<Long> due = dueMillis(crowd);
            long first = due.get(STAY_DUE);
            assertThat(first).isGreaterThan(halfAnHourAgo());
            assertThat(due.subList(STAY_DUE, due.size()))
                    .containsExactly(first, first + 50, first + 100, first + 150, first + 200, first + 250);
            assertThat(due.subList(0, STAY_DUE))
                    .allSatisfy(millis -> assertThat(millis).isLessThan(halfAnHourAgo()));
        });
        assertThat(dueMillis(few)).hasSize(STAY_DUE).allSatisfy(millis -> assertThat(millis)
                .isLessThan(halfAnHourAgo()));
        bridge().inbox().jdbc().update("DELETE FROM webhook_delivery WHERE model_id IN (?, ?)", crowd, few);
    }

    /** The oldest is handled by another node. */
    private String dueForAnHour(int deliveries) {
        String model = Webhooks.newModel();
        var jdbc = bridge().inbox().jdbc();
        jdbc.update(
                "INSERT INTO webhook_delivery (event, model_id, payload, state, claimed_by, claimed_until)"
                        + " VALUES ('model.created', ?, '{}', 'processing', 'another', CURRENT_TIMESTAMP + INTERVAL '1' HOUR)",
                model);
        jdbc.batchUpdate(
                "INSERT INTO webhook_delivery (event, model_id, payload, next_attempt_at)"
                        + " VALUES ('model.created', ?, '{}', CURRENT_TIMESTAMP - INTERVAL '1' HOUR)",
                IntStream.range(0, deliveries)
                        .mapToObj(i -> new Object[] {model})
                        .toList());
        return model;
    }

    private List<Long> dueMillis(String model) {
        return bridge().inbox()
                .jdbc()
                .queryForList(
                        "SELECT CAST(ROUND(EXTRACT(EPOCH FROM next_attempt_at) * 1000) AS BIGINT) FROM webhook_delivery"
                                + " WHERE model_id = ? AND state = 'pending' ORDER BY id",
                        Long.class,
                        model);
    }

    private static long halfAnHourAgo() {
        return System.currentTimeMillis() - 1_800_000;
    }
}
