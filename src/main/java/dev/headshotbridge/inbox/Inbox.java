package dev.headshotbridge.inbox;

import dev.headshotbridge.inbox.GroupCommit.Outcome;
import jakarta.annotation.PreDestroy;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
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
public class Inbox extends AsyncProcessorSupport {

    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final InboxStatements statements;
    private final BatchStatements batchStatements;
    private final ClaimOnArrival claims;
    private final HandOut handOut;
    /** As many threads as there are webhooks that are stored alone, which the public port bounds. */
    private final ExecutorService storing = Executors.newCachedThreadPool(new CustomizableThreadFactory("inbox-"));

    private final GroupCommit<Webhook> groupCommit;
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
        this.groupCommit = new GroupCommit<>(
                this::storeAll, Webhook::key, webhook -> webhook.payload().length(), PATIENCE, storing);
        this.inGroups = database.equals("postgresql");
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        Webhook webhook = Webhook.of(exchange);
        if (inGroups && webhook.isPlain()) {
            groupCommit.store(webhook, outcome -> {
                if (outcome == Outcome.STORED) {
                    exchange.setVariable("repeat", false);
                    callback.done(false);
                } else {
                    storing.execute(() -> storeAlone(webhook, outcome == Outcome.TAKEN, exchange, callback));
                }
            });
        } else {
            storing.execute(() -> storeAlone(webhook, false, exchange, callback));
        }
        return false;
    }

    /** What was claimed is handed on by another thread: this one has the senders to answer. */
    private Set<String> storeAll(List<Webhook> webhooks) throws SQLException {
        Set<Webhook> claimable = claims.of(webhooks);
        if (claimable.isEmpty()) {
            return batchStatements.store(webhooks);
        }
        BatchStatements.Stored stored = batchStatements.storeAndClaim(webhooks, claimable);
        if (!stored.claimed().isEmpty()) {
            handOut.add(stored.claimed());
        }
        return stored.keys();
    }

    private void storeAlone(Webhook webhook, boolean taken, Exchange exchange, AsyncCallback callback) {
        try {
            exchange.setVariable("repeat", !statements.storeOrCount(webhook, taken));
        } catch (SQLException e) {
            exchange.setException(new InboxUnavailableException(e));
        } catch (RuntimeException e) {
            exchange.setException(e);
        }
        callback.done(false);
    }

    @PreDestroy
    void endThreads() {
        groupCommit.close();
        storing.shutdown();
    }
}
