package dev.headshotbridge.inbox;

import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.SynchronizationAdapter;
import org.springframework.stereotype.Component;

/**
 * The deliveries that this node has claimed and not yet finished, whose leases it renews. One whose handling ended without
 * the database taking note is no longer in hand: its lease runs out, and it is claimed again.
 */
@Component
public class ClaimsInHand implements Processor {

    private static final String KEPT = ClaimsInHand.class.getName();

    /** Their models; "" for none. */
    private final Map<Long, String> models = new ConcurrentHashMap<>();

    /** Rows that were claimed. */
    public void take(List<Map<String, Object>> deliveries) {
        deliveries.forEach(delivery -> models.put(id(delivery), Objects.toString(delivery.get("model_id"), "")));
    }

    /**
     * Begins to handle the row in the body: it goes into the variables {@code delivery}, {@code event}, {@code modelId} and
     * {@code modelDeleted}, its payload into the body, and what is not said otherwise later is that handle-delivery has
     * {@code done} it. While the bridge stops it is left as it is: what is in hand then is given back.
     */
    @Override
    public void process(Exchange exchange) {
        Map<?, ?> delivery = exchange.getMessage().getBody(Map.class);
        exchange.setVariable("delivery", delivery);
        exchange.setVariable("event", delivery.get("event"));
        exchange.setVariable("modelId", delivery.get("model_id"));
        exchange.setVariable("modelDeleted", delivery.get("model_deleted"));
        exchange.setVariable("step", "handle-delivery");
        exchange.setVariable("startedAt", new Date());
        exchange.setVariable("state", "done");
        exchange.getMessage().setBody(delivery.get("payload"));
        Long id = id(delivery);
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onDone(Exchange done) {
                if (done.getProperty(KEPT) == null) {
                    models.remove(id);
                }
            }
        });
        exchange.setRouteStop(exchange.getContext().isStopping());
    }

    /** Keeps the exchange's delivery in hand when the exchange ends, until {@link #release}. */
    void keep(Exchange exchange) {
        exchange.setProperty(KEPT, true);
    }

    void release(Collection<Long> closed) {
        closed.forEach(models::remove);
    }

    int size() {
        return models.size();
    }

    public Set<Long> ids() {
        return Set.copyOf(models.keySet());
    }

    /** The models that have one in hand. */
    public String[] modelIds() {
        return models.values().toArray(new String[0]);
    }

    static Long id(Map<?, ?> delivery) {
        return ((Number) delivery.get("id")).longValue();
    }
}
