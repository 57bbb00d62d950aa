package dev.headshotbridge.target;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static dev.headshotbridge.support.Answers.assertStored;
import static dev.headshotbridge.support.Waiting.until;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.headshotbridge.support.Database;
import dev.headshotbridge.support.RunningBridge;
import dev.headshotbridge.support.Surroundings;
import dev.headshotbridge.support.Webhooks;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A target that is slow, or may not be called often, keeps no other target and no other delivery waiting. */
class LimitsTest {

    private static final int MODELS = 40;
    private static final int SLOW = 3_000;
    private static final int AT_A_TIME = 4;

    @RegisterExtension
    static final Surroundings SURROUNDINGS = new Surroundings();

    @RegisterExtension
    static final RunningBridge BRIDGE = RunningBridge.on(Database.POSTGRESQL)
            .with(SURROUNDINGS.settings())
            .with("bridge.dispatch.concurrency", "8")
            .with("bridge.dispatch.calls-per-target", String.valueOf(AT_A_TIME))
            .with("bridge.retry.schedule", "3h")
            .with("bridge.rate-limits.headshotpro", "100000")
            .with("bridge.rate-limits.hubspot-contact-photo-sink", "100000")
            .with("bridge.rate-limits.smtp", "20")
            .handling();

    @AfterEach
    void forget() throws Exception {
        BRIDGE.inbox().jdbc().update("UPDATE webhook_delivery SET state = 'dead' WHERE state = 'pending'");
        SURROUNDINGS.events(aResponse().withStatus(202)).forget();
    }

    @Test
    void aSlowConnectorDoesNotSlowTheOther() {
        SURROUNDINGS.events(aResponse().withStatus(202).withFixedDelay(SLOW));
        send("model.photos_ready", MODELS);
        until(() -> assertThat(SURROUNDINGS.requests("/hubspot/files/v3/files")).hasSize(MODELS));
        List<LoggedRequest> slow = SURROUNDINGS.requests("/events");
        // One after another behind the slow one, all handlers together would have needed 15 s for the other's calls.
        assertThat(slow).hasSizeLessThan(MODELS / 2);
        assertThat(unused()).isZero();
    }

    @Test
    void aRateLimitIsKeptWithoutUsingUpAttempts() {
        // A fifth of a minute's calls at once, then one every 3.75 s.
        List<String> models = send("model.deleted", 6);
        until(() -> assertThat(SURROUNDINGS.mails()).hasSize(4));
        until(() -> assertThat(BRIDGE.inbox().where("waiting_for = 'smtp' AND attempts = 0 AND state = 'pending'"))
                .hasSize(2));
        String other = send("model.photos_ready", 1).get(0);
        until(() -> assertThat(BRIDGE.inbox().of(other)).extracting("state").containsExactly("done"));
        until(() -> assertThat(SURROUNDINGS.mails()).hasSize(6));
        until(() -> assertThat(models)
                .allSatisfy(model ->
                        assertThat(BRIDGE.inbox().of(model)).extracting("state").containsExactly("done")));
    }

    private static List<String> send(String event, int models) {
        List<String> sent = Stream.generate(Webhooks::newModel).limit(models).toList();
        IntStream.range(0, models).forEach(i -> assertStored(BRIDGE.sender().post(Webhooks.event(event, sent.get(i)))));
        return sent;
    }

    private static long unused() {
        return BRIDGE.inbox().where("attempts > 1").size();
    }
}
