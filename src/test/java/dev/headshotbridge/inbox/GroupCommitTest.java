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
    private GroupCommit<String> commit = withPatience(Duration.ofSeconds(30));
    private volatile SQLException failure;

    @AfterEach
    void letAllEnd() {
        permits.release(1_000);
        commit.close();
        threads.shutdown();
    }

    private GroupCommit<String> withPatience(Duration patience) {
        return new GroupCommit<>("test", this::batch, String::length, patience);
    }

    private synchronized List<Boolean> batch(List<String> keys) throws SQLException {
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
    void whoCannotTakeTheOutcomeKeepsNobodyFromIt() throws Exception {
        permits.release(2);
        threads.execute(() -> commit.store("a", outcome -> {
            throw new IllegalStateException("stopped");
        }));
        Waiting.until(() -> assertThat(batches).hasSize(1));
        assertThat(store("b").get(10, SECONDS)).isEqualTo(STORED);
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
        String a = "a".repeat(1024 * 1024);
        String b = "b".repeat(1024 * 1024);
        String c = "c".repeat(1024 * 1024);
        List<CompletableFuture<Outcome>> all = oneUnderWayAnd(a, b, c);
        permits.release(3);
        assertThat(outcomes(all)).containsOnly(STORED);
        assertThat(batches).containsExactly(List.of("first"), List.of(a, b), List.of(c));
    }

    private List<CompletableFuture<Outcome>> oneUnderWayAnd(String... keys) {
        List<CompletableFuture<Outcome>> all = new ArrayList<>();
        all.add(store("first"));
        Waiting.until(() -> assertThat(batches).hasSize(1));
        for (String key : keys) {
            all.add(storing(key));
        }
        return all;
    }

    /** Returns when it waits behind the batch that is under way. */
    private CompletableFuture<Outcome> storing(String key) {
        int before = commit.waiting();
        CompletableFuture<Outcome> outcome = store(key);
        Waiting.until(() -> assertThat(commit.waiting()).isGreaterThan(before));
        return outcome;
    }

    private CompletableFuture<Outcome> store(String key) {
        CompletableFuture<Outcome> outcome = new CompletableFuture<>();
        threads.execute(() -> commit.store(key, outcome::complete));
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
