package dev.headshotbridge.inbox;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.ServiceStatus;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Lazy;
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

    private final ClaimsInHand inHand;
    private final CamelContext camel;
    private final int most;

    ClaimOnArrival(
            ClaimsInHand inHand, @Lazy CamelContext camel, @Value("#{4 * ${bridge.dispatch.batch-size}}") int most) {
        this.inHand = inHand;
        this.camel = camel;
        this.most = most;
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

    private boolean dispatches() {
        return camel.getRouteController().getRouteStatus(DISPATCHER) == ServiceStatus.Started;
    }
}
