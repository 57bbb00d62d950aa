package dev.headshotbridge.bench;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/** The benchmarks; bench/run starts it. */
public final class Bench {

    private interface Scenario {

        void run(Workbench bench) throws Exception;
    }

    private static final Map<String, Scenario> SCENARIOS = new LinkedHashMap<>();

    static {
        SCENARIOS.put("generator", Generator::run);
        SCENARIOS.put("receive", Receive::run);
        SCENARIOS.put("latency", Latency::run);
        SCENARIOS.put("handle", Handle::run);
        SCENARIOS.put("sustained", Sustained::run);
        SCENARIOS.put("concurrency", Concurrency::run);
        SCENARIOS.put("start", Start::run);
        SCENARIOS.put("claim", Claim::run);
        SCENARIOS.put("housekeeping", Housekeeping::run);
    }

    private Bench() {}

    public static void main(String[] arguments) throws Exception {
        Options options;
        try {
            options = new Options(arguments, List.copyOf(SCENARIOS.keySet()));
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
            return;
        }
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
        int exit = 1;
        try (Workbench bench = new Workbench(options)) {
            bench.results.save("machine.md", machine(bench, arguments));
            for (String name : options.scenarios) {
                System.out.println("== " + name);
                SCENARIOS.get(name).run(bench);
                if (options.write) {
                    bench.results.writeToDocs(name);
                }
            }
            exit = 0;
        } catch (Exception | Error e) {
            e.printStackTrace();
        }
        // Threads of PostgreSQL's would go on.
        System.exit(exit);
    }

    private static String machine(Workbench bench, String[] arguments) throws Exception {
        String processor = Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                .filter(line -> line.startsWith("model name"))
                .findFirst()
                .orElse("unknown processor")
                .replaceFirst(".*: ", "");
        String memory = Files.readAllLines(Path.of("/proc/meminfo")).get(0).replaceAll("\\D", "");
        var node = new ProcessBuilder("node", "--version").start();
        return "%s: %d cores (%s), %d GB; JDK %s, %s, Node.js %s; `%s`.\n"
                .formatted(
                        LocalDate.now(),
                        Runtime.getRuntime().availableProcessors(),
                        processor,
                        Math.round(Long.parseLong(memory) / 1024.0 / 1024),
                        System.getProperty("java.version"),
                        bench.postgreSql(),
                        new String(node.getInputStream().readAllBytes()).strip(),
                        command(System.getenv(), arguments));
    }

    /** To measure the same again: with what it takes from the environment. A password is not for a page. */
    static String command(Map<String, String> environment, String... arguments) {
        List<String> words = new ArrayList<>();
        new TreeMap<>(environment).forEach((name, value) -> {
            if (name.startsWith("BRIDGE_") || name.equals("BENCH_JAVA_OPTS")) {
                words.add(name + "=" + (name.matches(".*(PASSWORD|SECRET|TOKEN|KEY).*") ? "…" : word(value)));
            }
        });
        words.add("bench/run");
        Stream.of(arguments).map(Bench::word).forEach(words::add);
        return String.join(" ", words);
    }

    private static String word(String text) {
        return text.matches("[\\w./:=,+%-]+") ? text : "'" + text + "'";
    }
}
