package dev.headshotbridge.inbox;

import static dev.headshotbridge.inbox.GroupCommit.Outcome.ALONE;
import static dev.headshotbridge.inbox.GroupCommit.Outcome.STORED;
import static dev.headshotbridge.inbox.GroupCommit.Outcome.TAKEN;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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

    /** Stores a batch in the order of arrival; returns for each member whether it was stored, in their order. */
    interface Batch<T> {
        List<Boolean> store(List<T> members) throws Exception;
    }

    /** TAKEN: the batch was committed without it. ALONE: it is to be tried alone. */
    enum Outcome {
        STORED,
        TAKEN,
        ALONE
    }

    private record Waiting<T>(T member, Consumer<Outcome> then) {}

    private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);
    static final int MAX_MEMBERS = 255; // of 256 statements PostgreSQL's driver commits the last on its own
    private static final int MAX_CHARACTERS = 2 * 1024 * 1024;

    private final Batch<T> batch;
    private final ToIntFunction<T> characters;
    private final long patienceNanos;
    /** A single one, so that each batch goes over the connection of the one before: PostgreSQL has all at hand there. */
    private final ExecutorService storer;

    private final ScheduledExecutorService watch;
    private final Deque<Waiting<T>> waiting = new ArrayDeque<>();
    private boolean storing;
    private long since;

    /** Its threads have the name. */
    GroupCommit(String name, Batch<T> batch, ToIntFunction<T> characters, Duration patience) {
        this.batch = batch;
        this.characters = characters;
        this.patienceNanos = patience.toNanos();
        this.storer = Executors.newSingleThreadExecutor(new CustomizableThreadFactory(name + "-"));
        this.watch = Executors.newSingleThreadScheduledExecutor(new CustomizableThreadFactory(name + "-watch-"));
        long interval = patienceNanos / 4;
        watch.scheduleWithFixedDelay(this::releaseThoseBehindALateBatch, interval, interval, TimeUnit.NANOSECONDS);
    }

    /** Tells the outcome on another thread, which the next batch waits for: it should only be handed on there. */
    void store(T member, Consumer<Outcome> then) {
        synchronized (this) {
            waiting.add(new Waiting<>(member, then));
            if (storing) {
                return;
            }
            storing = true;
            since = System.nanoTime();
        }
        storer.execute(this::storeWaiting);
    }

    synchronized int waiting() {
        return waiting.size();
    }

    void close() {
        watch.shutdownNow();
        storer.shutdown();
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
            store(batched);
            batched = take();
        }
    }

    private void store(List<Waiting<T>> batched) {
        List<Boolean> stored = null;
        try {
            stored = batch.store(batched.stream().map(Waiting::member).toList());
        } catch (Exception e) {
            // Each finds out alone what is wrong.
        }
        for (int i = 0; i < batched.size(); i++) {
            tell(batched.get(i), stored == null ? ALONE : stored.get(i) ? STORED : TAKEN);
        }
    }

    /** Whoever cannot take it, as at a stop, keeps neither the others of its batch nor the next batch from it. */
    private void tell(Waiting<T> one, Outcome outcome) {
        try {
            one.then.accept(outcome);
        } catch (RuntimeException e) {
            LOG.warn("What became of one of a batch ({}) was not taken", outcome, e);
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
