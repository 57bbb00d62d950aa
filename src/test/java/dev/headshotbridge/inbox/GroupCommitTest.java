package dev.headshotbridge.inbox;

import static dev.headshotbridge.inbox.GroupCommit.Outcome.ALONE;
import static dev.headshotbridge.inbox.GroupCommit.Outcome.STORED;
import static dev.headshotbridge.inbox.GroupCommit.Outcome.TAKEN;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headshotbridge.inbox.GroupCommit.Outcome;
import dev.headshotbridge.support.Waiting;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Which webhooks are stored together, and that none suffers from another. */
@Timeout(60)
class GroupCommitTest {

    private final List<List<String>> batches = new CopyOnWriteArrayList<>();
    private final Set<String> taken = new HashSet<>();
    private final Semaphore permits = new Semaphore(0);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private GroupCommit<Webhook> commit = withPatience(Duration.ofSeconds(30));
    private volatile SQLException failure;

    @AfterEach
    void letAllEnd() {
        permits.release(1_000);
        commit.close();
        threads.shutdown();
    }

    private GroupCommit<Webhook> withPatience(Duration patience) {
        return new GroupCommit<>(
                "test", this::batch, webhook -> webhook.payload().length(), patience);
    }

    private synchronized List<Boolean> batch(List<Webhook> webhooks) throws SQLException {
        List<String> keys = webhooks.stream().map(Webhook::key).toList();
        batches.add(keys);
        permits.acquireUninterruptibly();
        if (failure != null) {
            throw failure;
        }
        return keys.stream().map(taken::add).toList();
    }

    @Test
    void aSingleOneIsStoredAtOnce() throws Exception {
        permits.release(2);
        assertThat(store("a").get(10, SECONDS)).isEqualTo(STORED);
        assertThat(store("a").get(10, SECONDS)).isEqualTo(TAKEN);
        assertThat(batches).containsExactly(List.of("a"), List.of("a"));
    }

    @Test
    void whoComesMeanwhileIsStoredTogetherInTheOrderOfArrival() throws Exception {
        List<CompletableFuture<Outcome>> all = oneUnderWayAnd("d", "b", "c", "b");
        permits.release(2);
        assertThat(outcomes(all)).containsExactly(STORED, STORED, STORED, STORED, TAKEN);
        assertThat(batches).containsExactly(List.of("first"), List.of("d", "b", "c", "b"));
    }

    @Test
    void aBatchThatFailsFailsNobody() throws Exception {
        List<CompletableFuture<Outcome>> all = oneUnderWayAnd("a", "b");
        failure = new SQLException("one bad row");
        permits.release(2);
        assertThat(outcomes(all)).containsOnly(ALONE);
        failure = null;
        permits.release();
        assertThat(store("c").get(10, SECONDS)).isEqualTo(STORED);
    }

    @Test
    void whoHasWaitedForTooLongGoesAlone() throws Exception {
        commit = withPatience(Duration.ofSeconds(2));
        List<CompletableFuture<Outcome>> all = oneUnderWayAnd("a", "b");
        assertThat(all.get(1).get(10, SECONDS)).isEqualTo(ALONE);
        assertThat(all.get(2).get(10, SECONDS)).isEqualTo(ALONE);
        assertThat(all.get(0)).isNotDone();
        permits.release(2);
        assertThat(all.get(0).get(10, SECONDS)).isEqualTo(STORED);
        assertThat(store("c").get(10, SECONDS)).isEqualTo(STORED);
        assertThat(batches).containsExactly(List.of("first"), List.of("c"));
    }

    @Test
    void largeOnesAreNotGatheredWithoutEnd() throws Exception {
        String megabyte = "x".repeat(1024 * 1024);
        List<CompletableFuture<Outcome>> all = oneUnderWayAnd();
        for (String key : List.of("a", "b", "c")) {
            all.add(storing(key, megabyte));
        }
        permits.release(3);
        assertThat(outcomes(all)).containsOnly(STORED);
        assertThat(batches).containsExactly(List.of("first"), List.of("a", "b"), List.of("c"));
    }

    private List<CompletableFuture<Outcome>> oneUnderWayAnd(String... keys) {
        List<CompletableFuture<Outcome>> all = new ArrayList<>();
        all.add(store("first"));
        Waiting.until(() -> assertThat(batches).hasSize(1));
        for (String key : keys) {
            all.add(storing(key, "{}"));
        }
        return all;
    }

    /** Returns when it waits behind the batch that is under way. */
    private CompletableFuture<Outcome> storing(String key, String payload) {
        int before = commit.waiting();
        CompletableFuture<Outcome> outcome = store(key, payload);
        Waiting.until(() -> assertThat(commit.waiting()).isGreaterThan(before));
        return outcome;
    }

    private CompletableFuture<Outcome> store(String key) {
        return store(key, "{}");
    }

    private CompletableFuture<Outcome> store(String key, String payload) {
        CompletableFuture<Outcome> outcome = new CompletableFuture<>();
        Webhook webhook = new Webhook(key, null, "model.created", "m", null, null, payload, null, null);
        threads.execute(() -> commit.store(webhook, outcome::complete));
        return outcome;
    }

    private static List<Outcome> outcomes(List<CompletableFuture<Outcome>> all) throws Exception {
        List<Outcome> outcomes = new ArrayList<>();
        for (CompletableFuture<Outcome> one : all) {
            outcomes.add(one.get(10, SECONDS));
        }
        return outcomes;
    }
}
