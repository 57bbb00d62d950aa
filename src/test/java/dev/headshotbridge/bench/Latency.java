package dev.headshotbridge.bench;

import dev.headshotbridge.bench.Hiccups.Hiccup;
import java.util.List;

/** How long the bridge takes to acknowledge at a given rate, and the fastest of the others; latency counts from when a webhook was due. */
final class Latency {

    private static final int[] RATES = {1000, 5000};
    private static final List<String> RECEIVERS = List.of("bridge", "fastify-batched");

    private Latency() {}

    static void run(Workbench bench) throws Exception {
        Samples samples = new Samples();
        for (int round = 0; round < bench.options.number("--rounds"); round++) {
            for (int rate : RATES) {
                for (String name : RECEIVERS) {
                    measure(bench, name, rate, samples);
                }
            }
        }
        bench.results.save("latency.md", samples.markdown("receiver and rate"));
    }

    /** A new one for each rate, since the slower one's backlog would be the faster one's burden. */
    private static void measure(Workbench bench, String name, int rate, Samples samples) throws Exception {
        try (Receiver receiver = Receiver.named(name, bench.newDatabase());
                LoadGenerator load = new LoadGenerator(receiver.awaitAnswer().port, bench.options.number("--repeats"));
                Hiccups hiccups = new Hiccups()) {
            load.openLoop(rate, bench.options.warmUp());
            LoadResult result = load.openLoop(rate, bench.options.seconds());
            String row = "%s, %,d/s".formatted(name, rate);
            result.report(row).addTo(samples, row);
            samples.add(row, "p99.9 ms", result.millis(99.9));
            samples.add(row, "max ms", result.millis(100));
            List<Hiccup> met = hiccups.soFar();
            samples.add(row, "hiccups, % of the time", result.percentOfTime(met));
            samples.add(row, "p99 ms between them", result.millisBetween(met, 99));
        }
    }
}
