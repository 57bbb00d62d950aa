package dev.headshotbridge.bench;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
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
            deleteArchives();
            measure("without an archive", samples, i == 0);
            makeArchive();
            measure("with an archive", samples, i == 0);
        }
        deleteArchives();
        bench.results.save("start.md", samples.markdown("median of " + TIMES));
    }

    private static void measure(String name, Samples samples, boolean idle) throws Exception {
        try (Receiver bridge = Receiver.bridge(null, null, Map.of())) {
            bridge.awaitAnswer();
            samples.add(name, "seconds to the first 200", (System.nanoTime() - bridge.startedNanos) / 1e9);
            if (idle) {
                Thread.sleep(IDLE.toMillis());
                samples.add(name, "RSS MB, idle for 30 s", bridge.megabytes("VmRSS"));
            }
        }
    }

    /** As the Dockerfile does; bridges started from then on have it. */
    private static void makeArchive() throws IOException, InterruptedException {
        ProcessBuilder archive =
                new ProcessBuilder(Receiver.DISTRIBUTION.resolve("bin/bridge").toString(), "archive");
        archive.environment().put("JAVA_HOME", System.getProperty("java.home"));
        int exit =
                archive.redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
        if (exit != 0) {
            throw new IllegalStateException(archive.command() + " ended with " + exit);
        }
    }

    private static void deleteArchives() throws IOException {
        try (DirectoryStream<Path> archives =
                Files.newDirectoryStream(Receiver.DISTRIBUTION.resolve("app"), "*.archive")) {
            for (Path archive : archives) {
                Files.delete(archive);
            }
        }
    }
}
