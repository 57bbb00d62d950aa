package dev.headshotbridge.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What stands behind bench/run. */
final class Options {

    /** With its default; bench/README.md says what each means. */
    private final Map<String, String> values = new HashMap<>(Map.of(
            "--seconds", "10",
            "--warm-up", "20",
            "--rounds", "3",
            "--repeats", "2",
            "--deliveries", "200000",
            "--rows", "10000000",
            "--rates", "500,1000,1500,2000,2500,3000",
            "--minutes", "1",
            "--receivers", "bridge,bridge-receiving,express-insert,fastify-insert,fastify-batched,fastify-processed",
            "--connections", "64,32,1"));

    {
        values.put("--out", "target/bench/results");
    }

    final List<String> scenarios = new ArrayList<>();
    final boolean write;

    Options(String[] arguments, List<String> known) {
        boolean toDocs = false;
        for (int i = 0; i < arguments.length; i++) {
            String argument = arguments[i];
            if (argument.equals("--write")) {
                toDocs = true;
            } else if (values.containsKey(argument) && i + 1 < arguments.length) {
                values.put(argument, arguments[++i]);
            } else if (known.contains(argument)) {
                scenarios.add(argument);
            } else {
                throw new IllegalArgumentException("bench/run does not know \"" + argument + "\"; it takes --write, "
                        + String.join(" … ", values.keySet().stream().sorted().toList()) + " … and the scenarios "
                        + String.join(" ", known));
            }
        }
        write = toDocs;
        if (scenarios.isEmpty()) {
            scenarios.addAll(known);
        }
    }

    int number(String option) {
        try {
            return Integer.parseInt(values.get(option));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(option + " takes a whole number, not " + values.get(option), e);
        }
    }

    int[] numbers(String option) {
        return Arrays.stream(values.get(option).split(","))
                .mapToInt(Integer::parseInt)
                .toArray();
    }

    List<String> names(String option) {
        return List.of(values.get(option).split(","));
    }

    Duration seconds() {
        return Duration.ofSeconds(number("--seconds"));
    }

    Duration warmUp() {
        return Duration.ofSeconds(number("--warm-up"));
    }

    Path out() {
        return Path.of(values.get("--out"));
    }
}
