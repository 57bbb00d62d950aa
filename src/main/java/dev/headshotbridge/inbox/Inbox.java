package dev.headshotbridge.inbox;

import dev.headshotbridge.inbox.GroupCommit.Outcome;
import jakarta.annotation.PreDestroy;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.support.AsyncProcessorSupport;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;

/**
 * Stores a webhook once: the delivery and its key in one atomic statement, committed when the next step runs. A repeat is
 * counted on the delivery that it repeats. No thread waits meanwhile, which is why this is not an idempotent repository
 * of Camel's.
 *
 * <p>Takes the variables {@code deliveryKey}, {@code event}, {@code modelId}, {@code organization}, {@code status},
 * {@code payload} (text), {@code payloadBytes} and {@code keyWindow} (milliseconds for which the key marks repeats; none:
 * for good). With a {@code reason} the delivery is stored as dead. Leaves {@code repeat}, true or false. Fails with
 * {@link InboxUnavailableException} when the database does not answer within its timeouts.
 */
@Component
class Inbox extends AsyncProcessorSupport {

    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final InboxStatements statements;
    private final BatchStatements batchStatements;
    private final ClaimOnArrival claims;
    private final HandOut handOut;
    /** As many threads as there are webhooks that are stored alone, which the public port bounds. */
    private final ExecutorService storing = Executors.newCachedThreadPool(new CustomizableThreadFactory("inbox-"));

    private final GroupCommit<Webhook> webhooks;
    private final GroupCommit<Webhook> repeats;
    /** H2 has no statement for it, and runs in this process. */
    private final boolean inGroups;

    Inbox(
            DataSource dataSource,
            BatchStatements batchStatements,
            ClaimOnArrival claims,
            HandOut handOut,
            @Value("${bridge.database}") String database) {
        this.statements = new InboxStatements(dataSource);
        this.batchStatements = batchStatements;
        this.claims = claims;
        this.handOut = handOut;
        this.webhooks = new GroupCommit<>(
                "inbox-batch", this::storeAll, webhook -> webhook.payload().length(), PATIENCE);
        this.repeats = new GroupCommit<>("inbox-repeats", batchStatements::count, repeat -> 0, PATIENCE);
        this.inGroups = database.equals("postgresql");
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        Webhook webhook = Webhook.of(exchange);
        AsyncCallback back = goingOnWhereItCameFrom(exchange, callback);
        if (inGroups && webhook.isPlain()) {
            webhooks.store(webhook, outcome -> {
                switch (outcome) {
                    case STORED -> done(exchange, false, back);
                    case TAKEN -> count(webhook, exchange, back);
                    case ALONE -> storing.execute(() -> storeAlone(webhook, exchange, back));
                }
            });
        } else {
            storing.execute(() -> storeAlone(webhook, exchange, back));
        }
        return false;
    }

    private void count(Webhook repeat, Exchange exchange, AsyncCallback callback) {
        repeats.store(repeat, outcome -> {
            if (outcome == Outcome.STORED) {
                done(exchange, true, callback);
            } else {
                storing.execute(() -> storeAlone(repeat, exchange, callback));
            }
        });
    }

    private static void done(Exchange exchange, boolean repeat, AsyncCallback callback) {
        exchange.setVariable("repeat", repeat);
        callback.done(false);
    }

    /** On the event loop, so that the thread which has stored many wakes one other to answer them all. */
    private static AsyncCallback goingOnWhereItCameFrom(Exchange exchange, AsyncCallback callback) {
        Executor eventLoop = exchange.getProperty("eventLoop", Executor.class);
        return eventLoop == null ? callback : doneSync -> eventLoop.execute(() -> callback.done(doneSync));
    }

    /** What was claimed is handed on by another thread: this one has the senders to answer. */
    private List<Boolean> storeAll(List<Webhook> webhooks) throws SQLException {
        Set<Webhook> claimable = claims.of(webhooks);
        if (claimable.isEmpty()) {
            return batchStatements.store(webhooks);
        }
        BatchStatements.Stored stored = batchStatements.storeAndClaim(webhooks, claimable);
        if (!stored.claimed().isEmpty()) {
            handOut.add(stored.claimed());
        }
        return stored.each();
    }

    private void storeAlone(Webhook webhook, Exchange exchange, AsyncCallback callback) {
        try {
            exchange.setVariable("repeat", !statements.storeOrCount(webhook));
        } catch (SQLException e) {
            exchange.setException(new InboxUnavailableException(e));
        } catch (RuntimeException e) {
            exchange.setException(e);
        }
        callback.done(false);
    }

    @PreDestroy
    void endThreads() {
        webhooks.close();
        repeats.close();
        storing.shutdown();
    }
}
