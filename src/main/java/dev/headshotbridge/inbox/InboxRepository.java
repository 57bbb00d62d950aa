package dev.headshotbridge.inbox;

import dev.headshotbridge.inbox.GroupCommit.Outcome;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.apache.camel.Exchange;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.service.ServiceSupport;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The inbox as Camel's idempotent repository: {@link #add(Exchange, String)} stores the delivery and its key in one
 * atomic statement, committed when it returns. A repeat is counted on the delivery that it repeats.
 *
 * <p>Takes the variables {@code event}, {@code modelId}, {@code organization}, {@code status}, {@code payload} (text),
 * {@code payloadBytes} and {@code keyWindow} (milliseconds for which the key marks repeats; none: for good). With a
 * {@code reason} the delivery is stored as dead. Throws {@link InboxUnavailableException} when the database does not
 * answer within its timeouts.
 */
@Component("inbox")
public class InboxRepository extends ServiceSupport implements IdempotentRepository {

    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final InboxStatements statements;
    private final GroupCommit groupCommit;
    /** H2 has no statement for it, and runs in this process. */
    private final boolean inGroups;

    public InboxRepository(DataSource dataSource, @Value("${bridge.database}") String database) {
        this.statements = new InboxStatements(dataSource);
        this.groupCommit = new GroupCommit(statements::storeAll, PATIENCE);
        this.inGroups = database.equals("postgresql");
    }

    @Override
    public boolean add(Exchange exchange, String key) {
        Webhook webhook = Webhook.of(exchange, key);
        Outcome outcome = inGroups && webhook.isPlain() ? groupCommit.store(webhook) : Outcome.ALONE;
        if (outcome == Outcome.STORED) {
            return true;
        }
        try {
            return statements.storeOrCount(webhook, outcome == Outcome.TAKEN);
        } catch (SQLException e) {
            throw new InboxUnavailableException(e);
        }
    }

    /** Keys come with their delivery alone. */
    @Override
    public boolean add(String key) {
        throw new UnsupportedOperationException("The inbox stores deliveries, not bare keys");
    }

    @Override
    public boolean contains(String key) {
        return false;
    }

    /** A stored webhook is never given up because a later step failed. */
    @Override
    public boolean remove(String key) {
        return false;
    }

    @Override
    public boolean confirm(String key) {
        return true;
    }

    @Override
    public void clear() {
        throw new UnsupportedOperationException("The inbox is not cleared as a whole");
    }
}
