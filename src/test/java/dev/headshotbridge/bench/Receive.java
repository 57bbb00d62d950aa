package dev.headshotbridge.bench;

import dev.headshotbridge.support.TestDatabase;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;

/** The bridge and what a user would write instead, each alone on the machine, one after the other in each round. */
final class Receive {

    private static final String BRIDGE = "bridge";
    /** How many each has handled, where it handles any. */
    private static final Map<String, String> HANDLED = Map.of(
            BRIDGE,
            "SELECT COUNT(*) FROM webhook_delivery WHERE finished_at IS NOT NULL",
            "fastify-processed",
            "SELECT COUNT(*) FROM webhook WHERE processed_at IS NOT NULL");

    private final Workbench bench;
    private final Map<Integer, Samples> byConnections = new LinkedHashMap<>();

    private Receive(Workbench bench) {
        this.bench = bench;
        for (int connections : bench.options.numbers("--connections")) {
            byConnections.put(connections, new Samples());
        }
    }

    static void run(Workbench bench) throws Exception {
        Receive receive = new Receive(bench);
        for (int round = 0; round < bench.options.number("--rounds"); round++) {
            for (String name : bench.options.names("--receivers")) {
                receive.measure(name);
            }
        }
        receive.save();
    }

    private void measure(String name) throws Exception {
        TestDatabase database = bench.newDatabase();
        JdbcTemplate jdbc = Workbench.jdbc(database);
        try (Receiver receiver = Receiver.named(name, database);
                LoadGenerator load =
                        new LoadGenerator(receiver.awaitAnswer().port, bench.options.number("--repeats"))) {
            load.closedLoop(64, bench.options.warmUp());
            for (var entry : byConnections.entrySet()) {
                Samples samples = entry.getValue();
                double cpu = receiver.cpuSeconds();
                long handled = handled(name, jdbc);
                long begin = System.nanoTime();
                LoadResult result = load.closedLoop(entry.getKey(), bench.options.seconds());
                double seconds = (System.nanoTime() - begin) / 1e9;
                cpu = receiver.cpuSeconds() - cpu;
                result.report(name + ", " + entry.getKey() + " connections").addTo(samples, name);
                samples.add(name, "handled/s meanwhile", (handled(name, jdbc) - handled) / seconds);
                samples.add(name, "CPU ms/webhook", cpu * 1000 / result.ok());
                samples.add(name, "peak RSS MB", receiver.megabytes("VmHWM"));
            }
        }
    }

    private static long handled(String name, JdbcTemplate jdbc) {
        return HANDLED.containsKey(name) ? jdbc.queryForObject(HANDLED.get(name), Long.class) : 0;
    }

    private void save() throws Exception {
        StringBuilder text = new StringBuilder("![Webhooks acknowledged a second](performance/receive.svg)\n");
        byConnections.forEach((connections, samples) -> {
            samples.addRatios("webhooks/s", BRIDGE, "bridge is faster by a factor of");
            text.append("\n%d connections:\n\n".formatted(connections)).append(samples.markdown("receiver"));
        });
        int most = Collections.max(byConnections.keySet());
        bench.results.save(
                "receive.svg",
                Chart.bars(
                        "Webhooks acknowledged a second, %d connections".formatted(most),
                        byConnections.get(most).column("webhooks/s"),
                        BRIDGE));
        bench.results.save("receive.md", text.toString());
    }
}
