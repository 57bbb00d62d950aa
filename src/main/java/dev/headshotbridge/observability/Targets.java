package dev.headshotbridge.observability;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * What the bridge calls, and whose circuit is open, as last measured. Shown as the health component {@code targets},
 * which is always up: webhooks are taken whatever a target does.
 */
@Component("targetsHealthIndicator")
public class Targets implements HealthIndicator {

    /** What is called beside the connectors, as routes name it in the variable {@code target}. */
    public static final List<String> OTHERS = List.of("headshotpro", "photo-host", "smtp");

    private static final String CLOSED = "";

    private final List<String> connectors;
    private final Environment settings;
    private volatile SortedMap<String, String> reasons = new TreeMap<>();

    public Targets(@Value("${bridge.connectors}") List<String> connectors, Environment settings) {
        this.settings = settings;
        this.connectors = connectors.stream().map(String::strip).toList();
        set(List.of());
    }

    /** Takes the rows of find-circuits.sql. */
    void set(List<Map<String, Object>> rows) {
        SortedMap<String, String> now = new TreeMap<>();
        OTHERS.forEach(name -> now.put(name, CLOSED));
        connectors.forEach(name -> now.put(name, CLOSED));
        // One that was configured once is called no more, and nothing would close its circuit.
        rows.forEach(row -> now.computeIfPresent(
                String.valueOf(row.get("name")),
                (name, closed) ->
                        Boolean.TRUE.equals(row.get("is_open")) ? String.valueOf(row.get("open_reason")) : closed));
        reasons = now;
    }

    /** Each target's name, and why its circuit is open: RETRYABLE, AUTH, or nothing while it is closed. */
    SortedMap<String, String> all() {
        return reasons;
    }

    /** For list-targets.sql: connectors, and then the others. */
    public String[] names() {
        return Stream.concat(connectors.stream(), OTHERS.stream()).toArray(String[]::new);
    }

    /** Calls a minute that each of {@link #names()} may have; 0 for no limit. */
    public Integer[] limits() {
        return Stream.of(names())
                .map(name -> settings.getProperty("bridge.rate-limits." + name, Integer.class, 0))
                .toArray(Integer[]::new);
    }

    @Override
    public Health health() {
        Health.Builder health = Health.up();
        reasons.forEach((name, reason) ->
                health.withDetail(name, reason.equals(CLOSED) ? "circuit closed" : "circuit open: " + reason));
        return health.build();
    }
}
