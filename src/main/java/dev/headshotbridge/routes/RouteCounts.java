package dev.headshotbridge.routes;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.spi.ManagementInterceptStrategy;
import org.apache.camel.support.LifecycleStrategySupport;
import org.apache.camel.support.processor.DelegateAsyncProcessor;
import org.springframework.stereotype.Component;

/**
 * Counts what goes through each route and each of its steps, where Camel's JMX would, which is off: a step costs a
 * counter at most, a route also its time.
 */
@Component
class RouteCounts extends LifecycleStrategySupport {

    private final Map<String, Count> routes = new ConcurrentHashMap<>();
    /** By the steps' definitions, which go when their route is reloaded. */
    private final Map<NamedNode, Count> steps = Collections.synchronizedMap(new WeakHashMap<>());

    Count ofRoute(String id) {
        return routes.getOrDefault(id, Count.NONE);
    }

    /** Null for a step that Camel counts with another, as a when. */
    Count ofStep(NamedNode step) {
        return steps.get(step);
    }

    @Override
    public void onRouteContextCreate(Route route) {
        Count count = new Count();
        routes.put(route.getRouteId(), count);
        route.setManagementInterceptStrategy(new ManagementInterceptStrategy() {
            @Override
            public InstrumentationProcessor<?> createProcessor(NamedNode step, Processor target) {
                return new Counted(
                        steps.computeIfAbsent(step, node -> new Count()), target, StepReport.isCounted(step), false);
            }

            @Override
            public InstrumentationProcessor<?> createProcessor(String type) {
                return new Counted(count, null, true, true);
            }
        });
    }

    @Override
    public void onRoutesRemove(Collection<Route> removed) {
        removed.forEach(route -> routes.remove(route.getRouteId()));
    }

    private static final class Counted extends DelegateAsyncProcessor
            implements ManagementInterceptStrategy.InstrumentationProcessor<Long> {

        private final Count count;
        private final boolean isCounted;
        private final boolean isTimed;

        Counted(Count count, Processor target, boolean isCounted, boolean isTimed) {
            super(target);
            this.count = count;
            this.isCounted = isCounted;
            this.isTimed = isTimed;
        }

        /** Where Camel may redeliver it wraps the step, and does not call before and after itself. */
        @Override
        public boolean process(Exchange exchange, AsyncCallback callback) {
            Long began = before(exchange);
            return super.process(exchange, doneSync -> {
                after(exchange, began);
                callback.done(doneSync);
            });
        }

        @Override
        public Long before(Exchange exchange) {
            if (isCounted) {
                count.start();
            }
            return isTimed ? System.nanoTime() : null;
        }

        @Override
        public void after(Exchange exchange, Long began) {
            if (exchange.getException() != null
                    || exchange.getExchangeExtension().isFailureHandled()) {
                count.fail();
            }
            if (began != null) {
                count.end(System.nanoTime() - began);
            }
        }

        @Override
        public void setCounter(Object counter) {
            // Ours is given to the constructor.
        }

        @Override
        public int getOrder() {
            return 0;
        }
    }
}
