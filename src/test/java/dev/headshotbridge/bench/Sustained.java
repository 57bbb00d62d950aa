package dev.headshotbridge.bench;

import dev.headshotbridge.support.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.JdbcTemplate;

/** Receiving and handling together, rate by rate, until the backlog grows. */
final class Sustained {

    /** Each look counts what is open, in time that PostgreSQL does not have for the bridge. */
    private static final int LOOK_SECONDS = 5;

    private Sustained() {}

    static void run(Workbench bench) throws Exception {
        Samples samples = new Samples();
        int highest = 0;
        for (int rate : bench.options.numbers("--rates")) {
            if (!keepsUp(bench, rate, samples)) {
                break;
            }
            highest = rate;
        }
        String verdict = "\nThe highest of these rates at which the backlog does not grow: %,d/s.\n".formatted(highest);
        bench.results.save("sustained.md", samples.markdown("webhooks/s offered") + verdict);
    }

    private static boolean keepsUp(Workbench bench, int rate, Samples samples) throws Exception {
        TestDatabase database = bench.newDatabase();
        JdbcTemplate jdbc = Workbench.jdbc(database);
        List<Long> backlog = new CopyOnWriteArrayList<>();
        var sampler = Executors.newSingleThreadScheduledExecutor();
        try (Receiver bridge = Receiver.bridge(database, "no-op", Map.of());
                LoadGenerator load = new LoadGenerator(bridge.awaitAnswer().port, bench.options.number("--repeats"))) {
            load.openLoop(rate, bench.options.warmUp());
            Workbench.awaitHandled(jdbc, bridge);
            Duration length = Duration.ofMinutes(bench.options.number("--minutes"));
            long before = handled(jdbc);
            sampler.scheduleAtFixedRate(
                    () -> backlog.add(Workbench.open(jdbc)), LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
            LoadResult result = load.openLoop(rate, length);
            sampler.shutdown();
            // And tells of a delivery that failed, which the sampler keeps to itself.
            backlog.add(Workbench.open(jdbc));
            boolean grows = grows(backlog, rate);
            String row = "%,d".formatted(rate);
            result.report(row + (grows ? ": the backlog grows" : "")).addTo(samples, row);
            samples.add(row, "handled/s", (handled(jdbc) - before) / (double) length.toSeconds());
            samples.add(row, "largest backlog", java.util.Collections.max(backlog));
            samples.add(row, "backlog at the end", backlog.get(backlog.size() - 1));
            samples.add(row, "peak RSS MB", bridge.megabytes("VmHWM"));
            return !grows;
        } finally {
            sampler.shutdownNow();
        }
    }

    /** From its second quarter to its last by more than what comes in a second. */
    private static boolean grows(List<Long> backlog, int rate) {
        int quarter = backlog.size() / 4;
        return mean(backlog.subList(3 * quarter, 4 * quarter)) > mean(backlog.subList(quarter, 2 * quarter)) + rate;
    }

    private static double mean(List<Long> values) {
        return values.stream().mapToLong(Long::longValue).average().orElseThrow();
    }

    private static long handled(JdbcTemplate jdbc) {
        return jdbc.queryForObject("SELECT COUNT(*) FROM webhook_delivery WHERE finished_at IS NOT NULL", Long.class);
    }
}
