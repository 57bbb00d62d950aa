package dev.headshotbridge.inbox;

import jakarta.annotation.PreDestroy;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.ServiceStatus;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Lazy;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;

/**
 * Which webhooks this node claims when it stores them, so that they are handled at once and need no claim of their own: while
 * it dispatches and has few in hand, and of each model only the first. The rest is left to dispatch-deliveries, and so are
 * large ones, since what is in hand is in memory.
 */
@Component
class ClaimOnArrival {

    private static final String DISPATCHER = "dispatch-deliveries";

    /** Far over a real webhook. */
    private static final int MAX_CHARACTERS = 16 * 1024;

    /** Handlers that begin together record and close together: fewer commits, for which webhooks wait. */
    private static final long PAUSE_MILLIS = 10;

    private final ClaimsInHand inHand;
    private final CamelContext camel;
    private final ProducerTemplate route;
    private final int most;
    private final ScheduledExecutorService executor;
    private final List<Map<String, Object>> claimed = new ArrayList<>();

    @Autowired
    ClaimOnArrival(
            ClaimsInHand inHand,
            @Lazy CamelContext camel,
            @Lazy ProducerTemplate route,
            @Value("#{4 * ${bridge.dispatch.batch-size}}") int most) {
        this(
                inHand,
                camel,
                route,
                most,
                Executors.newSingleThreadScheduledExecutor(new CustomizableThreadFactory("hand-out-")));
    }

    ClaimOnArrival(
            ClaimsInHand inHand,
            CamelContext camel,
            ProducerTemplate route,
            int most,
            ScheduledExecutorService executor) {
        this.inHand = inHand;
        this.camel = camel;
        this.route = route;
        this.most = most;
        this.executor = executor;
    }

    /** Those that may be claimed if no older delivery of their model is open. The webhooks are in the order of arrival. */
    Set<Webhook> of(List<Webhook> webhooks) {
        int places = dispatches() ? most - inHand.size() : 0;
        Set<Webhook> claimable = new HashSet<>();
        Set<String> models = new HashSet<>();
        for (Webhook webhook : webhooks) {
            boolean first = webhook.modelId() == null || models.add(webhook.modelId());
            boolean small = webhook.payload().length() <= MAX_CHARACTERS;
            if (first && small && claimable.size() < places && !webhook.mayBecomeANewChoice()) {
                claimable.add(webhook);
            }
        }
        return claimable;
    }

    /** Takes them in hand. The handlers get them soon, together with what is claimed until then. */
    void handOut(List<Map<String, Object>> deliveries) {
        inHand.take(deliveries);
        boolean first;
        synchronized (claimed) {
            first = claimed.isEmpty();
            claimed.addAll(deliveries);
        }
        if (first) {
            executor.schedule(this::handOutClaimed, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    /** Waits while the handlers' queue is full. */
    private void handOutClaimed() {
        List<Map<String, Object>> deliveries;
        synchronized (claimed) {
            deliveries = List.copyOf(claimed);
            claimed.clear();
        }
        Exchange sent = route.send(
                "direct:hand-out-deliveries", exchange -> exchange.getMessage().setBody(deliveries));
        if (sent.isFailed()) {
            inHand.release(deliveries.stream().map(ClaimsInHand::id).toList());
        }
    }

    @PreDestroy
    void endThread() {
        executor.shutdown();
    }

    private boolean dispatches() {
        return camel.getRouteController().getRouteStatus(DISPATCHER) == ServiceStatus.Started;
    }
}
