package dev.headshotbridge.inbox;

import static dev.headshotbridge.inbox.GroupCommit.Outcome.ALONE;
import static dev.headshotbridge.inbox.GroupCommit.Outcome.STORED;
import static dev.headshotbridge.inbox.GroupCommit.Outcome.TAKEN;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Stores webhooks that arrive together by one statement and one commit. One batch is under way at a time: who comes while
 * there is none stores at once, so that a single sender waits no longer than without this; who comes meanwhile is in the
 * next batch, which one of those who wait carries out for all of them.
 *
 * <p>A batch that fails (one bad row, a deadlock with another node's, no answer) fails none of its webhooks: each is to
 * be stored alone then, and so is one that has waited for its turn longer than {@code patience}.
 */
class GroupCommit {

    /** Stores a batch in the order of arrival; returns the keys that were stored, without those that were taken. */
    interface Batch {
        Set<String> store(List<Webhook> webhooks) throws SQLException;
    }

    /** TAKEN: the key is there already. ALONE: not stored, to be tried alone. */
    enum Outcome {
        STORED,
        TAKEN,
        ALONE
    }

    private static final int MAX_WEBHOOKS = 256;
    private static final int MAX_CHARACTERS = 2 * 1024 * 1024;

    private final Batch batch;
    private final long patienceNanos;
    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private boolean storing;

    GroupCommit(Batch batch, Duration patience) {
        this.batch = batch;
        this.patienceNanos = patience.toNanos();
    }

    private final class Waiting {
        final Webhook webhook;
        final Condition changed = lock.newCondition();
        Outcome outcome;
        boolean taken;
        boolean leads;

        Waiting(Webhook webhook) {
            this.webhook = webhook;
        }
    }

    Outcome store(Webhook webhook) {
        Waiting own = new Waiting(webhook);
        List<Waiting> batched;
        lock.lock();
        try {
            waiting.add(own);
            if (storing && !waitForTurn(own)) {
                return own.outcome;
            }
            storing = true;
            batched = take();
        } finally {
            lock.unlock();
        }
        carryOut(batched);
        return own.outcome;
    }

    int waiting() {
        return waiting.size();
    }

    /** True when the turn to store has come; otherwise there is an outcome. */
    private boolean waitForTurn(Waiting own) {
        long left = patienceNanos;
        boolean interrupted = false;
        while (own.outcome == null && !own.leads) {
            if (left <= 0 && !own.taken) {
                waiting.remove(own);
                own.outcome = ALONE;
                break;
            }
            try {
                // A batch that is under way ends by its own timeouts.
                left = own.changed.awaitNanos(own.taken ? patienceNanos : left);
            } catch (InterruptedException e) {
                interrupted = true;
                left = 0;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return own.outcome == null;
    }

    private List<Waiting> take() {
        List<Waiting> batched = new ArrayList<>();
        int characters = 0;
        while (!waiting.isEmpty() && batched.size() < MAX_WEBHOOKS) {
            characters += waiting.peek().webhook.payload().length();
            if (!batched.isEmpty() && characters > MAX_CHARACTERS) {
                break;
            }
            Waiting next = waiting.remove();
            next.taken = true;
            batched.add(next);
        }
        return batched;
    }

    private void carryOut(List<Waiting> batched) {
        Set<String> stored = null;
        try {
            stored = batch.store(batched.stream().map(one -> one.webhook).toList());
        } catch (SQLException e) {
            // Each finds out alone what is wrong.
        } finally {
            lock.lock();
            try {
                for (Waiting one : batched) {
                    // Of two with the same key one was stored.
                    one.outcome = stored == null ? ALONE : stored.remove(one.webhook.key()) ? STORED : TAKEN;
                    one.changed.signal();
                }
                storing = !waiting.isEmpty();
                if (storing) {
                    waiting.peek().leads = true;
                    waiting.peek().changed.signal();
                }
            } finally {
                lock.unlock();
            }
        }
    }
}
