package dev.headshotbridge.distribution;

import static org.awaitility.Awaitility.await;

import dev.headshotbridge.support.Ports;
import dev.headshotbridge.support.PrivatePort;
import dev.headshotbridge.support.RunningBridge;
import dev.headshotbridge.support.WebhookSender;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The distribution in a folder of its own, started as the image starts it: bin/bridge from another working directory. */
public final class BridgeProcess implements AutoCloseable {

    private static final Path DISTRIBUTION = Path.of(System.getProperty("distribution.directory"));
    private static final Duration START = Duration.ofMinutes(4);

    public final Path home;
    public final int publicPort = Ports.free();
    public final int privatePort = Ports.free();
    public final Map<String, String> environment = new HashMap<>();
    private Process process;

    public BridgeProcess(Path folder) throws IOException {
        home = folder.resolve("headshot-bridge");
        try (Stream<Path> files = Files.walk(DISTRIBUTION)) {
            for (Path file : files.filter(file -> !file.startsWith(DISTRIBUTION.resolve("data")))
                    .toList()) {
                Path copy = home.resolve(DISTRIBUTION.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy, java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        environment.put("PATH", System.getenv("PATH"));
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        Files.createDirectories(temporary());
        // Starts in half the time.
        java("-XX:TieredStopAtLevel=1");
        environment.put("HEADSHOTPRO_WEBHOOK_SECRETS", RunningBridge.SECRETS.get(0));
        environment.put("BRIDGE_PUBLIC_HOST", "127.0.0.1");
        environment.put("BRIDGE_PUBLIC_PORT", String.valueOf(publicPort));
        environment.put("SERVER_PORT", String.valueOf(privatePort));
    }

    /** Sets the options for Java. */
    void java(String options) {
        environment.put("JAVA_OPTS", options + " -Djava.io.tmpdir=" + temporary());
    }

    public void start() throws IOException {
        process = command();
        await().atMost(START).pollInterval(Duration.ofMillis(500)).until(() -> !process.isAlive() || health() == 0);
        if (!process.isAlive()) {
            throw new IllegalStateException("The bridge did not start: " + errors());
        }
    }

    /** Runs it until it ends by itself. */
    int run() throws IOException, InterruptedException {
        process = command();
        return end(START);
    }

    long pid() {
        return process.pid();
    }

    /** Runs another command of bin/bridge until it ends; what it prints is in {@link #output()}. */
    int run(String... arguments) throws IOException, InterruptedException {
        process = command(arguments);
        return end(START);
    }

    List<String> output() throws IOException {
        return Files.readAllLines(home.resolveSibling("stdout"));
    }

    public int terminate(Duration limit) throws InterruptedException {
        process.destroy();
        return end(limit);
    }

    public void kill() throws InterruptedException {
        process.destroyForcibly();
        end(Duration.ofSeconds(30));
    }

    int health() throws IOException, InterruptedException {
        return command("health").waitFor();
    }

    List<String> errors() throws IOException {
        return Files.readAllLines(errorFile());
    }

    /** What Java takes for temporary files. */
    Path temporary() {
        return home.resolveSibling("temporary");
    }

    private Path errorFile() {
        return home.resolveSibling("stderr");
    }

    HttpResponse<String> send(String webhook) {
        return new WebhookSender(publicPort).post(webhook);
    }

    public String operations(String path) {
        return new PrivatePort(privatePort).get("/operations/" + path).body();
    }

    @Override
    public void close() throws InterruptedException {
        if (process != null && process.isAlive()) {
            kill();
        }
    }

    private Process command(String... arguments) throws IOException {
        boolean start = arguments.length == 0;
        ProcessBuilder builder = new ProcessBuilder(
                Stream.concat(Stream.of(home.resolve("bin/bridge").toString()), Stream.of(arguments))
                        .toList());
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.directory(home.getParent().toFile());
        builder.redirectOutput(home.resolveSibling(start ? "log" : "stdout").toFile());
        builder.redirectError(
                start ? ProcessBuilder.Redirect.to(errorFile().toFile()) : ProcessBuilder.Redirect.DISCARD);
        return builder.start();
    }

    private int end(Duration limit) throws InterruptedException {
        if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
            process.destroyForcibly().waitFor();
            throw new IllegalStateException("The bridge did not end within " + limit);
        }
        return process.exitValue();
    }
}
