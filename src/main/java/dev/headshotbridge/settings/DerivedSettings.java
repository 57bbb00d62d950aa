package dev.headshotbridge.settings;

import dev.headshotbridge.inbox.ClosedDatabase;
import dev.headshotbridge.inbox.ReadOnlyDatabase;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** What routes and SQL need in another form: durations in milliseconds, the kind of database, this node's name. */
class DerivedSettings {

    private static final List<String> DURATIONS = List.of(
            "bridge.dispatch.lease",
            "bridge.dispatch.max-handling-time",
            "bridge.dispatch.poll-interval",
            "bridge.circuit.open-time",
            "bridge.circuit.max-open-time",
            "bridge.circuit.auth-pause",
            "bridge.metrics.interval",
            "bridge.retention.attempts",
            "bridge.retention.batch-pause",
            "bridge.retention.deliveries",
            "bridge.retention.interval",
            "bridge.retention.payloads",
            "bridge.retry.max-retry-after",
            "headshotpro.webhook.dedupe-window");

    private DerivedSettings() {}

    static void addTo(ConfigurableEnvironment environment) {
        Settings settings = new Settings(environment);
        Map<String, Object> derived = new HashMap<>();
        for (String key : DURATIONS) {
            derived.put(key + "-millis", millis(settings, key));
        }
        // Often enough that three renewals may come late.
        derived.put("bridge.dispatch.lease-renewal-millis", Math.max(1, millis(settings, "bridge.dispatch.lease") / 4));
        // At least twice in each ten seconds of the chart, or it would have gaps.
        derived.put(
                "bridge.metrics.activity-interval-millis", Math.min(5000, millis(settings, "bridge.metrics.interval")));
        derived.put(
                "bridge.retry.max-attempts",
                settings.list("bridge.retry.schedule").size() + 1);
        derived.put("bridge.connector-count", settings.list("bridge.connectors").size());
        derived.put("camel.component.http.http-client-configurer", "#bean:answerLimit");
        String url = settings.value(DataFolder.DATABASE);
        boolean h2 = H2Options.isH2(url);
        derived.put("bridge.database", h2 ? "h2" : "postgresql");
        derived.put("bridge.node", node());
        derived.put("bridge.version", version());
        // Without a password nobody can log in.
        derived.put(
                "bridge.console.enabled",
                !settings.value("bridge.console.password").isBlank());
        derived.put(
                "spring.datasource.hikari.exception-override-class-name",
                (h2 ? ClosedDatabase.class : ReadOnlyDatabase.class).getName());
        if (h2) {
            H2Options.missing(url)
                    .forEach((option, value) ->
                            derived.put("spring.datasource.hikari.data-source-properties." + option, value));
        } else {
            // What the statements rest on, whatever the database's own default: stricter, who waits for a row fails.
            derived.put("spring.datasource.hikari.transaction-isolation", "TRANSACTION_READ_COMMITTED");
            // Seconds. By default PostgreSQL's driver waits ten for a server that hangs to cancel a statement.
            derived.put("spring.datasource.hikari.data-source-properties.cancelSignalTimeout", "1");
            // Seconds. A connection that died without a word, as at a failover, would be waited for without end; a
            // replay of millions is one statement, which needs most of it.
            derived.put("spring.datasource.hikari.data-source-properties.socketTimeout", "120");
            // And what the other end of it had locked would stay so.
            derived.put(
                    "spring.datasource.hikari.connection-init-sql", "SET idle_in_transaction_session_timeout = '60s'");
            // A migration may take longer: with a user Flyway makes connections of its own, which have no such limit.
            derived.put("spring.flyway.user", "${spring.datasource.username:}");
            derived.put("spring.flyway.password", "${spring.datasource.password:}");
            // The detail of an error repeats the row, payload and all, and would be logged.
            derived.put("spring.datasource.hikari.data-source-properties.logServerErrorDetail", "false");
        }
        environment.getPropertySources().addLast(new MapPropertySource("derived", derived));
    }

    private static long millis(Settings settings, String key) {
        return DurationStyle.detectAndParse(settings.value(key)).toMillis();
    }

    private static String version() {
        String version = DerivedSettings.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    /** Unlike any other process's, also after a restart, since it marks claims. */
    private static String node() {
        String host;
        try {
            host = InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            host = "node";
        }
        return host + "-" + UUID.randomUUID().toString().substring(0, 8);
    }
}
