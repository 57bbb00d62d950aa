package dev.headshotbridge.inbox;

import static dev.headshotbridge.support.Answers.assertProblem;
import static dev.headshotbridge.support.Answers.assertStored;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headshotbridge.support.Database;
import dev.headshotbridge.support.RunningBridge;
import dev.headshotbridge.support.Webhooks;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Webhooks that arrive at the same time as one that cannot be stored. */
class NeighboursTest {

    private static final int NEIGHBOURS = 60;

    @RegisterExtension
    static final RunningBridge BRIDGE = RunningBridge.on(Database.POSTGRESQL);

    @Test
    void oneBadRowFailsAlone() {
        String bad = Webhooks.newModel();
        BRIDGE.inbox()
                .jdbc()
                .execute("ALTER TABLE webhook_delivery ADD CONSTRAINT bad CHECK (model_id <> '" + bad + "')");
        try {
            assertOnlyFails(bad);
        } finally {
            BRIDGE.inbox().jdbc().execute("ALTER TABLE webhook_delivery DROP CONSTRAINT bad");
        }
    }

    /** Another node's, in a transaction that does not end: whoever has the same key waits for it in vain. */
    @Test
    void oneKeyThatIsFoughtForFailsAlone() throws Exception {
        String bad = Webhooks.newModel();
        try (Connection other = BRIDGE.inbox().jdbc().getDataSource().getConnection()) {
            other.setAutoCommit(false);
            other.createStatement()
                    .execute("INSERT INTO webhook_delivery (idempotency_key, event, model_id) VALUES ('model.created:"
                            + bad + ":', 'model.created', 'other')");
            assertOnlyFails(bad);
            other.rollback();
        }
        assertStored(BRIDGE.sender().post(Webhooks.event("model.created", bad)));
    }

    /** Repeats share a commit, too. */
    @Test
    void oneRepeatThatCannotBeCountedFailsAlone() throws Exception {
        List<String> models = storedModels(NEIGHBOURS);
        String bad = models.get(0);
        try (Connection other = inTheMiddleOfCounting(bad)) {
            assertOnlyFails(bad, models);
            other.rollback();
        }
        assertStored(BRIDGE.sender().post(Webhooks.event("model.created", bad)));
        assertThat(models).allSatisfy(model -> assertThat(duplicates(model)).isEqualTo(1));
    }

    /** Otherwise those that were counted would be so once more, each alone. */
    @Test
    void ofAsManyRepeatsAsShareACommitAllAreCountedOrNone() throws Exception {
        List<String> models = storedModels(GroupCommit.MAX_MEMBERS);
        List<Webhook> repeats = models.stream().map(NeighboursTest::repeat).toList();
        var statements = new BatchStatements(BRIDGE.inbox().jdbc().getDataSource(), "node", 1);
        try (Connection other = inTheMiddleOfCounting(models.get(models.size() - 1))) {
            assertThatThrownBy(() -> statements.count(repeats)).isInstanceOf(SQLException.class);
            other.rollback();
        }
        assertThat(models).allSatisfy(model -> assertThat(duplicates(model)).isZero());
        assertThat(statements.count(repeats)).containsOnly(true);
        assertThat(models).allSatisfy(model -> assertThat(duplicates(model)).isEqualTo(1));
    }

    @Test
    void ofTwoWithTheSameKeyOneIsStored() throws Exception {
        var statements = new BatchStatements(BRIDGE.inbox().jdbc().getDataSource(), "node", 1);
        Webhook webhook = repeat(Webhooks.newModel());
        assertThat(statements.store(List.of(webhook, webhook))).containsExactly(true, false);
        Webhook claimed = repeat(Webhooks.newModel());
        var stored = statements.storeAndClaim(List.of(claimed, claimed), Set.of(claimed));
        assertThat(stored.each()).containsExactly(true, false);
        assertThat(stored.claimed()).hasSize(1);
    }

    private static List<String> storedModels(int number) {
        List<String> models = Stream.generate(Webhooks::newModel).limit(number).toList();
        models.forEach(model -> assertStored(BRIDGE.sender().post(Webhooks.event("model.created", model))));
        return models;
    }

    private static Webhook repeat(String model) {
        return new Webhook("model.created:" + model + ":", null, null, null, null, null, null, null, null);
    }

    /** Another node's transaction, which does not end. */
    private static Connection inTheMiddleOfCounting(String model) throws SQLException {
        Connection other = BRIDGE.inbox().jdbc().getDataSource().getConnection();
        other.setAutoCommit(false);
        other.createStatement().execute("UPDATE webhook_delivery SET duplicates = 5 WHERE model_id = '" + model + "'");
        return other;
    }

    private static long duplicates(String model) {
        return BRIDGE.inbox().of(model).get(0).duplicates();
    }

    private void assertOnlyFails(String bad) {
        assertOnlyFails(
                bad,
                Stream.concat(
                                Stream.of(bad),
                                Stream.generate(Webhooks::newModel).limit(NEIGHBOURS))
                        .toList());
        assertThat(BRIDGE.inbox().of(bad)).isEmpty();
    }

    private void assertOnlyFails(String bad, List<String> models) {
        Map<String, CompletableFuture<HttpResponse<String>>> answers = models.stream()
                .collect(Collectors.toMap(Function.identity(), model -> BRIDGE.sender()
                        .start(BRIDGE.sender()
                                .signed(Webhooks.event("model.created", model).getBytes(UTF_8)))));
        answers.forEach((model, answer) -> {
            if (model.equals(bad)) {
                assertProblem(answer.join(), 503);
            } else {
                assertStored(answer.join());
                assertThat(BRIDGE.inbox().of(model)).hasSize(1);
            }
        });
    }
}
