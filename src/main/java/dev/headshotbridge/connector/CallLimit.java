package dev.headshotbridge.connector;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.spi.Policy;
import org.apache.camel.support.processor.DelegateAsyncProcessor;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The bulkhead: lets at most {@code bridge.dispatch.calls-per-target} calls to the target of the variable {@code target}
 * be under way, so that a slow one cannot hold all handlers. Throws {@link TargetNotReadyException} beyond that.
 */
@Component
class CallLimit implements Policy {

    private final int limit;
    private final Map<String, Semaphore> targets = new ConcurrentHashMap<>();

    public CallLimit(@Value("${bridge.dispatch.calls-per-target}") int limit) {
        this.limit = limit;
    }

    @Override
    public void beforeWrap(Route route, NamedNode definition) {
        // Nothing to change.
    }

    @Override
    public Processor wrap(Route route, Processor call) {
        return new DelegateAsyncProcessor(call) {
            @Override
            public boolean process(Exchange exchange, AsyncCallback callback) {
                String target = exchange.getVariable("target", String.class);
                Semaphore calls = targets.computeIfAbsent(target, name -> new Semaphore(limit));
                if (!calls.tryAcquire()) {
                    exchange.setException(new TargetNotReadyException(
                            "Waits for %s: %d calls to it are under way".formatted(target, limit)));
                    callback.done(true);
                    return true;
                }
                return super.process(exchange, doneSync -> {
                    calls.release();
                    callback.done(doneSync);
                });
            }
        };
    }
}
