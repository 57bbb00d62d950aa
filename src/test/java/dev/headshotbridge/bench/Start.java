package dev.headshotbridge.bench;

import java.time.Duration;
import java.util.Map;

/** How soon the bridge acknowledges its first webhook, with its embedded database, and what memory it takes idle. */
final class Start {

    private static final int TIMES = 5;
    private static final Duration IDLE = Duration.ofSeconds(30);

    private Start() {}

    static void run(Workbench bench) throws Exception {
        Samples samples = new Samples();
        for (int i = 0; i < TIMES; i++) {
            try (Receiver bridge = Receiver.bridge(null, null, Map.of())) {
                bridge.awaitAnswer();
                samples.add("bridge", "seconds to the first 200", (System.nanoTime() - bridge.startedNanos) / 1e9);
                if (i == 0) {
                    Thread.sleep(IDLE.toMillis());
                    samples.add("bridge", "RSS MB, idle for 30 s", bridge.megabytes("VmRSS"));
                }
            }
        }
        bench.results.save("start.md", samples.markdown("median of " + TIMES));
    }
}
