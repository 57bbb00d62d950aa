package dev.headshotbridge.bench;

import dev.headshotbridge.support.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;

/** Whether receiving is slowed while five million old deliveries are cleaned away. */
final class Housekeeping {

    private static final int RATE = 200;

    private Housekeeping() {}

    static void run(Workbench bench) throws Exception {
        Samples samples = new Samples();
        TestDatabase database = bench.newInbox();
        JdbcTemplate jdbc = Workbench.jdbc(database);
        jdbc.execute(Files.readString(Path.of("bench/seed-old-deliveries.sql")));
        jdbc.execute("CHECKPOINT");
        for (int round = 0; round < bench.options.number("--rounds"); round++) {
            measure(bench, samples, database, "nothing to clean", "3650d");
            measure(bench, samples, database, "while it is cleaned", "90d");
        }
        bench.results.save("housekeeping.md", samples.markdown(RATE + " webhooks/s"));
    }

    private static void measure(Workbench bench, Samples samples, TestDatabase database, String row, String retention)
            throws Exception {
        JdbcTemplate jdbc = Workbench.jdbc(database);
        Map<String, String> settings = Map.of(
                "BRIDGE_RETENTION_DELIVERIES", retention,
                "BRIDGE_RETENTION_ATTEMPTS", retention,
                "BRIDGE_RETENTION_PAYLOADS", retention);
        try (Receiver bridge = Receiver.bridge(database, "no-op", settings);
                LoadGenerator load = new LoadGenerator(bridge.awaitAnswer().port, 0)) {
            load.openLoop(RATE, bench.options.warmUp());
            long old = old(jdbc);
            long began = System.nanoTime();
            LoadResult result = load.openLoop(RATE, bench.options.seconds());
            double seconds = Duration.ofNanos(System.nanoTime() - began).toMillis() / 1000.0;
            result.report(row).addTo(samples, row);
            samples.add(row, "max ms", result.millis(100));
            samples.add(row, "rows cleaned/s", (old - old(jdbc)) / seconds);
        }
    }

    private static long old(JdbcTemplate jdbc) {
        return jdbc.queryForObject(
                "SELECT COUNT(*) FROM webhook_delivery WHERE idempotency_key LIKE 'seed-%'", Long.class);
    }
}
