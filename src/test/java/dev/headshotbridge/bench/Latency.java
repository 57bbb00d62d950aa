package dev.headshotbridge.bench;

import java.util.Map;

/** How long the bridge takes to acknowledge at a given rate; latency counts from when a webhook was due. */
final class Latency {

    private static final int[] RATES = {1000, 5000};

    private Latency() {}

    static void run(Workbench bench) throws Exception {
        Samples samples = new Samples();
        for (int round = 0; round < bench.options.number("--rounds"); round++) {
            for (int rate : RATES) {
                // A new one for each rate, since the slower one's backlog would be the faster one's burden.
                try (Receiver bridge = Receiver.bridge(bench.newDatabase(), null, Map.of());
                        LoadGenerator load =
                                new LoadGenerator(bridge.awaitAnswer().port, bench.options.number("--repeats"))) {
                    load.openLoop(rate, bench.options.warmUp());
                    LoadResult result = load.openLoop(rate, bench.options.seconds());
                    String row = "%,d/s".formatted(rate);
                    result.report(row).addTo(samples, row);
                    samples.add(row, "p99.9 ms", result.millis(99.9));
                    samples.add(row, "max ms", result.millis(100));
                }
            }
        }
        bench.results.save("latency.md", samples.markdown("rate"));
    }
}
