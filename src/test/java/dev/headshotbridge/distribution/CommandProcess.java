package dev.headshotbridge.distribution;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs commands of a distribution, beside a bridge that may run there, from a folder of their own. */
final class CommandProcess {

    private static final int MAX_SECONDS = 120;

    final Path folder;
    final Map<String, String> environment;
    private final Path script;

    CommandProcess(BridgeProcess bridge) throws IOException {
        script = bridge.home.resolve("bin/bridge");
        folder = Files.createDirectories(bridge.home.resolveSibling("caller"));
        environment = new HashMap<>(bridge.environment);
    }

    Result run(String... arguments) throws IOException, InterruptedException {
        return runWith("", arguments);
    }

    Result runWith(String input, String... arguments) throws IOException, InterruptedException {
        return start(
                input,
                Stream.concat(Stream.of(script.toString()), Stream.of(arguments))
                        .toList());
    }

    /** A line of bash, in which $BRIDGE is bin/bridge. */
    Result bash(String line) throws IOException, InterruptedException {
        return start("", List.of("bash", "-c", line));
    }

    private Result start(String input, List<String> command) throws IOException, InterruptedException {
        Path in = Files.writeString(Files.createTempFile(folder, "in", ""), input);
        Path out = Files.createTempFile(folder, "out", "");
        Path err = Files.createTempFile(folder, "err", "");
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.directory(folder.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.environment().put("BRIDGE", script.toString());
        builder.redirectInput(in.toFile());
        builder.redirectOutput(out.toFile());
        builder.redirectError(err.toFile());
        Process process = builder.start();
        if (!process.waitFor(MAX_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
            throw new IllegalStateException(command + " did not end: " + Files.readString(err));
        }
        return new Result(process.exitValue(), Files.readString(out, UTF_8), Files.readString(err, UTF_8));
    }

    record Result(int code, String out, String err) {

        /** Standard output, a JSON value a line. */
        List<JsonNode> json() {
            return out.lines().map(Result::parse).toList();
        }

        private static JsonNode parse(String line) {
            try {
                return new ObjectMapper().readTree(line);
            } catch (IOException e) {
                throw new IllegalStateException("no JSON: " + line, e);
            }
        }
    }
}
