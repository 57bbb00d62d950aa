package dev.headshotbridge.inbox;

import jakarta.annotation.PreDestroy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Lazy;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;

/**
 * Hands what was claimed on arrival to the handlers, together with what is claimed within the next 10 ms: handlers that
 * begin together record and close together, by fewer commits, for which the webhooks wait that are being stored.
 */
@Component
class HandOut {

    private static final long PAUSE_MILLIS = 10;

    private final ClaimsInHand inHand;
    private final ProducerTemplate route;
    private final ScheduledExecutorService executor;
    private final List<Map<String, Object>> waiting = new ArrayList<>();

    @Autowired
    HandOut(ClaimsInHand inHand, @Lazy ProducerTemplate route) {
        this(inHand, route, Executors.newSingleThreadScheduledExecutor(new CustomizableThreadFactory("hand-out-")));
    }

    HandOut(ClaimsInHand inHand, ProducerTemplate route, ScheduledExecutorService executor) {
        this.inHand = inHand;
        this.route = route;
        this.executor = executor;
    }

    /** Takes rows that were claimed in hand. */
    void add(List<Map<String, Object>> claimed) {
        inHand.take(claimed);
        boolean first;
        synchronized (waiting) {
            first = waiting.isEmpty();
            waiting.addAll(claimed);
        }
        if (first) {
            executor.schedule(this::handOutWaiting, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    /** Takes as long as the handlers' queue is full. */
    private void handOutWaiting() {
        List<Map<String, Object>> claimed;
        synchronized (waiting) {
            claimed = List.copyOf(waiting);
            waiting.clear();
        }
        Exchange sent = route.send(
                "direct:hand-out-deliveries", exchange -> exchange.getMessage().setBody(claimed));
        if (sent.isFailed()) {
            inHand.release(claimed.stream().map(ClaimsInHand::id).toList());
        }
    }

    @PreDestroy
    void endThread() {
        executor.shutdown();
    }
}
