package dev.headshotbridge.inbox;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static dev.headshotbridge.support.Waiting.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headshotbridge.support.Surroundings;
import dev.headshotbridge.support.Webhooks;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A delivery is claimed anew while it is handled: by another node, or by the same one once more. */
interface LostClaimsContract extends ClaimsSteps {

    int SLOW = 1_500;
    int LONGER_THAN_THE_LEASE = 6_000;
    String BY_ANOTHER = "claimed_by = 'another'";
    String ONCE_MORE = "claim_number = claim_number + 1";

    Surroundings surroundings();

    @ParameterizedTest
    @ValueSource(strings = {BY_ANOTHER, ONCE_MORE})
    default void whoLosesTheClaimCallsNobodyAndFinishesNothing(String claim) {
        String photo = surroundings().url("/photo.png");
        surroundings()
                .favorite(okJson("{\"photo\":{\"id\":\"p1\",\"urls\":{\"main\":\"" + photo + "\"}}}")
                        .withFixedDelay(SLOW));
        String model = send("model.photos_ready");
        until(() -> assertThat(surroundings().requests(".*" + model + ".*")).hasSize(1));
        claimAnew(model, claim);
        assertHandledLater();
        assertStillClaimed(model);
        assertThat(surroundings().requests("/photo.png")).hasSize(1);
        assertThat(surroundings().requests("/events")).hasSize(1);
        assertThat(jdbc().queryForList("SELECT * FROM photo_sync WHERE model_id = ?", model))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {BY_ANOTHER, ONCE_MORE})
    default void whoLosesTheClaimDuringACallDoesNotRecordWhatTheTargetHolds(String claim) {
        surroundings().favoriteAfter(0).events(aResponse().withStatus(202).withFixedDelay(SLOW));
        String model = send("model.photos_ready");
        until(() -> assertThat(surroundings().requests("/events")).hasSize(1));
        claimAnew(model, claim);
        assertHandledLater();
        assertStillClaimed(model);
        assertThat(jdbc().queryForMap("SELECT * FROM photo_sync WHERE model_id = ?", model))
                .containsEntry("photo_sha256", null);
    }

    /** Or what the node that took over has synced would never be removed. */
    @ParameterizedTest
    @ValueSource(strings = {BY_ANOTHER, ONCE_MORE})
    default void whoLosesTheClaimDuringACallThatIsRefusedForgetsNoPhoto(String claim) {
        surroundings().favoriteAfter(0).events(aResponse().withStatus(422).withFixedDelay(SLOW));
        String model = send("model.photos_ready");
        until(() -> assertThat(surroundings().requests("/events")).hasSize(1));
        claimAnew(model, claim);
        until(() -> assertThat(attempts(model)).extracting("outcome").contains("PERMANENT"));
        surroundings().events(aResponse().withStatus(202));
        assertHandledLater();
        assertThat(jdbc().queryForList("SELECT * FROM photo_sync WHERE model_id = ?", model))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "RETRYABLE, " + BY_ANOTHER,
        "RETRYABLE, " + ONCE_MORE,
        "WAITING, " + BY_ANOTHER,
        "WAITING, " + ONCE_MORE,
    })
    default void whoLosesTheClaimFailsNothing(String outcome, String claim) {
        String model = Webhooks.newModel();
        long id = insert(model);
        jdbc().update(
                        "UPDATE webhook_delivery SET state = 'processing', attempts = 1, claim_number = 5, claimed_by = ? WHERE id = ?",
                        bridge().camel().resolvePropertyPlaceholders("{{bridge.node}}"),
                        id);
        Map<String, Object> lost = new HashMap<>(row(id));
        claimAnew(model, claim);
        Map<String, Object> held = row(id);
        fail(lost, outcome);
        assertThat(row(id)).isEqualTo(held);
    }

    @Test
    default void whoTakesLongerThanTheMaximumLosesTheClaim() {
        surroundings().favoriteAfter(0).events(aResponse().withStatus(202).withFixedDelay(LONGER_THAN_THE_LEASE));
        String model = send("model.photos_ready");
        until(() -> assertThat(surroundings().requests("/events")).hasSize(1));
        surroundings().events(aResponse().withStatus(202));
        jdbc().update(
                        "UPDATE webhook_delivery SET claimed_at = claimed_at - INTERVAL '1' DAY WHERE model_id = ?",
                        model);
        until(() -> assertThat(delivery(model)).containsEntry("state", "done"));
        assertThat(attempts(model))
                .extracting("message")
                .anySatisfy(message -> assertThat(message).asString().endsWith("did not finish"));
    }

    /** For so long in hand that the lease is not renewed by who has lost it. */
    private void claimAnew(String model, String claim) {
        jdbc().update(
                        "UPDATE webhook_delivery SET " + claim + ", claimed_at = CURRENT_TIMESTAMP - INTERVAL '1' DAY,"
                                + " claimed_until = CURRENT_TIMESTAMP + INTERVAL '1' HOUR WHERE model_id = ?",
                        model);
    }

    /** Sent after the slow one and handled after it, another tells that the first one's handler has ended. */
    private void assertHandledLater() {
        String other = send("model.photos_ready");
        until(() -> assertThat(delivery(other)).containsEntry("state", "done"));
    }

    private void assertStillClaimed(String model) {
        assertThat(delivery(model))
                .containsEntry("state", "processing")
                .doesNotContainEntry("claimed_by", null)
                .containsEntry("last_error", null)
                .containsEntry("finished_at", null);
    }

    private void fail(Map<String, Object> delivery, String outcome) {
        Exchange failed = bridge().camel().createProducerTemplate().send("direct:fail-delivery", exchange -> {
            exchange.setVariable("delivery", delivery);
            exchange.setVariable("event", delivery.get("event"));
            exchange.setVariable("modelId", delivery.get("model_id"));
            exchange.setVariable("step", "handle-delivery");
            exchange.setVariable("startedAt", new Date());
            exchange.setVariable("outcome", outcome);
            exchange.setVariable("message", "Too late");
            exchange.setVariable("target", "cloudevents-photo-sink");
            exchange.setProperty(Exchange.EXCEPTION_CAUGHT, new IllegalStateException("Too late"));
        });
        assertThat(failed.getException()).isNull();
    }
}
