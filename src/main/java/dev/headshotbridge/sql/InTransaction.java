package dev.headshotbridge.sql;

import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.spi.Policy;
import org.apache.camel.support.processor.DelegateAsyncProcessor;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * {@code policy: {ref: inTransaction}}: its steps are committed together, or rolled back when one of them fails. Camel's
 * {@code transacted} brings an error handler of its own, which marks what failed as dealt with, so that nobody above
 * hears of it.
 */
@Component
class InTransaction implements Policy {

    private final TransactionTemplate transactions;

    InTransaction(PlatformTransactionManager manager) {
        transactions = new TransactionTemplate(manager);
    }

    @Override
    public void beforeWrap(Route route, NamedNode definition) {
        // The steps are taken as they are.
    }

    @Override
    public Processor wrap(Route route, Processor steps) {
        return new DelegateAsyncProcessor(steps) {
            @Override
            public boolean process(Exchange exchange, AsyncCallback callback) {
                // Camel keeps what is transacted on one thread, to which the connection belongs.
                exchange.getUnitOfWork().beginTransactedBy(this);
                try {
                    transactions.executeWithoutResult(status -> run(steps, exchange, status));
                } catch (RuntimeException e) {
                    // When the database cannot begin, commit or roll back.
                    exchange.setException(e);
                } finally {
                    exchange.getUnitOfWork().endTransactedBy(this);
                }
                callback.done(true);
                return true;
            }
        };
    }

    private static void run(Processor steps, Exchange exchange, TransactionStatus status) {
        try {
            steps.process(exchange);
        } catch (Exception e) {
            exchange.setException(e);
        }
        if (exchange.isFailed()) {
            status.setRollbackOnly();
        }
    }
}
