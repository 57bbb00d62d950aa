package dev.headshotbridge.bench;

import dev.headshotbridge.support.TestDatabase;
import java.util.Arrays;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;

/** How fast a backlog is handled: with a route that does nothing, and with the one that is there. */
final class Handle {

    private static final String DONE_SECONDS = """
            SELECT EXTRACT(EPOCH FROM
                PERCENTILE_DISC(?) WITHIN GROUP (ORDER BY finished_at)
                - PERCENTILE_DISC(?) WITHIN GROUP (ORDER BY finished_at))
            FROM webhook_delivery""";

    private Handle() {}

    static void run(Workbench bench) throws Exception {
        Samples samples = new Samples();
        for (int round = 0; round < bench.options.number("--rounds"); round++) {
            for (String handler : Arrays.asList("no-op", null)) {
                int deliveries = bench.options.number("--deliveries");
                var measured = handle(bench, handler, deliveries, 5, Map.of());
                String row = handler == null ? "model.status.updated as it is" : "a handler that does nothing";
                samples.add(row, "deliveries/s, from 50 % to 95 %", measured.perSecond());
                samples.add(row, "seconds for all", measured.seconds());
                samples.add(row, "CPU ms/delivery", measured.cpuMillis());
                System.out.printf("  %-40s %.0f/s%n", row, measured.perSecond());
            }
        }
        bench.results.save("handle.md", samples.markdown("handler"));
    }

    record Handled(double perSecond, double seconds, double cpuMillis) {}

    /** Waits until a bridge has handled so many deliveries, which lie there before it starts. */
    static Handled handle(Workbench bench, String handler, int deliveries, int inARow, Map<String, String> settings)
            throws Exception {
        TestDatabase database = bench.newInbox();
        JdbcTemplate jdbc = Workbench.jdbc(database);
        Workbench.seed(jdbc, "seed-pending-deliveries.sql", inARow, "pending-", deliveries);
        jdbc.execute("VACUUM ANALYZE");
        try (Receiver bridge = Receiver.bridge(database, handler, settings)) {
            Workbench.awaitHandled(jdbc, bridge);
            double cpu = bridge.cpuSeconds();
            double warm = jdbc.queryForObject(DONE_SECONDS, Double.class, 0.95, 0.5);
            double all = jdbc.queryForObject(DONE_SECONDS, Double.class, 1.0, 0.0);
            return new Handled(0.45 * deliveries / warm, all, cpu * 1000 / deliveries);
        }
    }
}
