package dev.headshotbridge.inbox;

import static dev.headshotbridge.inbox.GroupCommit.Outcome.ALONE;
import static dev.headshotbridge.inbox.GroupCommit.Outcome.STORED;
import static dev.headshotbridge.inbox.GroupCommit.Outcome.TAKEN;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/**
 * Stores what arrives together by one statement and one commit. One batch is under way at a time: who comes while
 * there is none is stored at once, so that a single sender waits no longer than without this; who comes meanwhile is in the
 * next batch. No thread waits for a batch but the one that stores it.
 *
 * <p>A batch that fails (one bad row, a deadlock with another node's, no answer) fails none of its members: each is to
 * be stored alone then, and so is who waits behind a batch that is under way for longer than {@code patience}.
 */
class GroupCommit<T> {

    /** Stores a batch in the order of arrival; returns the keys that were stored, without those that were taken. */
    interface Batch<T> {
        Set<?> store(List<T> members) throws Exception;
    }

    /** TAKEN: the key is there already. ALONE: not stored, to be tried alone. */
    enum Outcome {
        STORED,
        TAKEN,
        ALONE
    }

    private record Waiting<T>(T member, Consumer<Outcome> then) {}

    private static final int MAX_MEMBERS = 256;
    private static final int MAX_CHARACTERS = 2 * 1024 * 1024;

    private final Batch<T> batch;
    private final Function<T, ?> key;
    private final ToIntFunction<T> characters;
    private final long patienceNanos;
    private final Executor executor;
    private final ScheduledExecutorService watch =
            Executors.newSingleThreadScheduledExecutor(new CustomizableThreadFactory("group-commit-watch"));
    private final Deque<Waiting<T>> waiting = new ArrayDeque<>();
    private boolean storing;
    private long since;

    GroupCommit(Batch<T> batch, Function<T, ?> key, ToIntFunction<T> characters, Duration patience, Executor executor) {
        this.batch = batch;
        this.key = key;
        this.characters = characters;
        this.patienceNanos = patience.toNanos();
        this.executor = executor;
        long interval = patienceNanos / 4;
        watch.scheduleWithFixedDelay(this::releaseThoseBehindALateBatch, interval, interval, TimeUnit.NANOSECONDS);
    }

    /** Tells the outcome on another thread. */
    void store(T member, Consumer<Outcome> then) {
        synchronized (this) {
            waiting.add(new Waiting<>(member, then));
            if (storing) {
                return;
            }
            storing = true;
            since = System.nanoTime();
        }
        executor.execute(this::storeWaiting);
    }

    synchronized int waiting() {
        return waiting.size();
    }

    void close() {
        watch.shutdownNow();
    }

    /** The next batch, which is under way from now on; empty when nobody waits. */
    private synchronized List<Waiting<T>> take() {
        List<Waiting<T>> batched = new ArrayList<>();
        int length = 0;
        while (!waiting.isEmpty() && batched.size() < MAX_MEMBERS) {
            length += characters.applyAsInt(waiting.peek().member);
            if (!batched.isEmpty() && length > MAX_CHARACTERS) {
                break;
            }
            batched.add(waiting.remove());
        }
        storing = !batched.isEmpty();
        since = System.nanoTime();
        return batched;
    }

    /** Goes on while more has come meanwhile: waking another thread for each batch would cost time in which nothing is stored. */
    private void storeWaiting() {
        List<Waiting<T>> batched = take();
        while (!batched.isEmpty()) {
            batched = storeAndTakeNext(batched);
        }
    }

    private List<Waiting<T>> storeAndTakeNext(List<Waiting<T>> batched) {
        Set<?> stored = null;
        try {
            stored = batch.store(batched.stream().map(Waiting::member).toList());
        } catch (Exception e) {
            // Each finds out alone what is wrong.
        }
        Set<?> result = stored;
        List<Waiting<T>> next = take();
        // The next is on its way to the database while these are answered.
        if (next.isEmpty()) {
            tell(batched, result);
        } else {
            executor.execute(() -> tell(batched, result));
        }
        return next;
    }

    private void tell(List<Waiting<T>> batched, Set<?> stored) {
        for (Waiting<T> one : batched) {
            // Of two with the same key one was stored.
            one.then.accept(stored == null ? ALONE : stored.remove(key.apply(one.member)) ? STORED : TAKEN);
        }
    }

    private void releaseThoseBehindALateBatch() {
        List<Waiting<T>> late = List.of();
        synchronized (this) {
            if (storing && System.nanoTime() - since > patienceNanos) {
                late = List.copyOf(waiting);
                waiting.clear();
            }
        }
        late.forEach(one -> one.then.accept(ALONE));
    }
}
