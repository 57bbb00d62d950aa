package dev.headshotbridge.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.awaitility.Awaitility.await;

import dev.headshotbridge.distribution.BridgeProcess;
import dev.headshotbridge.support.Ports;
import dev.headshotbridge.support.TestDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A receiver in a process of its own, as its user would start it. */
final class Receiver implements AutoCloseable {

    static final Path DISTRIBUTION = Path.of(System.getProperty("distribution.directory"));
    private static final Duration START = Duration.ofMinutes(2);
    private static final Map<String, String> NOT_DISPATCHING =
            Map.of("CAMEL_MAIN_ROUTES_EXCLUDE_PATTERN", "file:routes/dispatch-deliveries.camel.yaml");

    final int port;
    final long startedNanos;
    private final Process process;
    private final Path log;

    private Receiver(int port, List<String> command, Map<String, String> environment, Path folder) throws IOException {
        this.port = port;
        log = folder.resolve("log");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        startedNanos = System.nanoTime();
        process = builder.start();
        // For Ctrl-C; PostgreSQL has a hook of its own.
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    }

    /**
     * The bridge, with settings as environment variables. Without a database it has its embedded one. The handler is a
     * route of bench/handlers that takes the place of what handles model.status.updated, or null.
     */
    static Receiver bridge(TestDatabase database, String handler, Map<String, String> settings) throws IOException {
        Path folder = Files.createTempDirectory("bridge");
        BridgeProcess bridge = new BridgeProcess(folder);
        // Compiled as in production; a profiler may be asked for.
        bridge.environment.put("JAVA_OPTS", System.getenv().getOrDefault("BENCH_JAVA_OPTS", ""));
        if (database != null) {
            bridge.environment.put("SPRING_DATASOURCE_URL", database.url());
            bridge.environment.put("SPRING_DATASOURCE_USERNAME", database.username());
            bridge.environment.put("SPRING_DATASOURCE_PASSWORD", database.password());
        }
        System.getenv().forEach((name, value) -> {
            if (name.startsWith("BRIDGE_")) {
                bridge.environment.putIfAbsent(name, value);
            }
        });
        bridge.environment.putAll(settings);
        if (handler != null) {
            Files.copy(
                    Path.of("bench/handlers", handler + ".camel.yaml"),
                    bridge.home.resolve("routes/events/model-status-updated.camel.yaml"),
                    java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        }
        List<String> command = List.of(bridge.home.resolve("bin/bridge").toString());
        return new Receiver(bridge.publicPort, command, bridge.environment, folder);
    }

    /** The bridge, the bridge with nothing but receiving, or one of bench/receivers, on a database of its own. */
    static Receiver named(String name, TestDatabase database) throws IOException {
        return switch (name) {
            case "bridge" -> bridge(database, null, Map.of());
            case "bridge-receiving" -> bridge(database, null, NOT_DISPATCHING);
            default -> node(name, database);
        };
    }

    private static Receiver node(String script, TestDatabase database) throws IOException {
        int port = Ports.free();
        Map<String, String> environment = Map.of(
                "PATH", System.getenv("PATH"),
                "NODE_ENV", "production",
                "PORT", String.valueOf(port),
                "WEBHOOK_SECRET", SignedWebhooks.SECRET,
                "DATABASE_URL", database.url().replaceFirst("jdbc:postgresql://([^?]*).*", "postgresql://postgres@$1"));
        Path scripts = Path.of(System.getProperty("bench.receivers"));
        List<String> command = List.of("node", scripts.resolve(script + ".mjs").toString());
        return new Receiver(port, command, environment, Files.createTempDirectory("node"));
    }

    /** Until a webhook is answered 200. */
    Receiver awaitAnswer() {
        byte[] webhook = new SignedWebhooks(0).next().getBytes();
        await().atMost(START).pollInterval(Duration.ofMillis(5)).until(() -> {
            failIfEnded();
            try (Socket socket = new Socket("127.0.0.1", port)) {
                socket.setSoTimeout((int) START.toMillis());
                socket.getOutputStream().write(webhook);
                var answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
                return String.valueOf(answer.readLine()).startsWith("HTTP/1.1 200");
            } catch (IOException e) {
                return false;
            }
        });
        return this;
    }

    void failIfEnded() {
        if (!process.isAlive()) {
            throw new IllegalStateException("The receiver ended");
        }
    }

    /** User and system time of the process so far. */
    double cpuSeconds() {
        return process.toHandle().info().totalCpuDuration().orElseThrow().toNanos() / 1e9;
    }

    /** VmHWM for the peak of its memory, VmRSS for what it has now. */
    double megabytes(String field) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                        .filter(line -> line.startsWith(field + ":"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                        .sum()
                / 1024.0;
    }

    @Override
    public void close() throws IOException, InterruptedException {
        if (!process.isAlive()) {
            // The log goes with its folder.
            System.err.println("A receiver ended by itself: " + Files.readString(log));
        }
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }
}
