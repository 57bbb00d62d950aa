package dev.headshotbridge.bench;

import java.nio.file.Files;
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

    private static final List<String> NUMBERS =
            List.of("--seconds", "--warm-up", "--rounds", "--repeats", "--deliveries", "--rows", "--minutes");
    private static final List<String> LISTS = List.of("--rates", "--connections");
    private static final List<String> MAY_BE_NONE = List.of("--warm-up", "--repeats");

    final List<String> scenarios = new ArrayList<>();
    final boolean write;

    Options(String[] arguments, List<String> known) {
        boolean toDocs = false;
        for (int i = 0; i < arguments.length; i++) {
            String argument = arguments[i];
            if (argument.equals("--write")) {
                toDocs = true;
            } else if (values.containsKey(argument)) {
                if (i + 1 == arguments.length) {
                    throw new IllegalArgumentException(argument + " takes a value");
                }
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
        check();
    }

    /** Now, and not when hours have been measured. */
    private void check() {
        NUMBERS.forEach(this::number);
        LISTS.forEach(this::numbers);
        for (String name : names("--receivers")) {
            if (!name.matches("bridge(-receiving)?") && !Files.exists(Path.of("bench/receivers", name + ".mjs"))) {
                throw new IllegalArgumentException(
                        "There is no receiver \"" + name + "\"; see \"The others\" in bench/README.md");
            }
        }
    }

    int number(String option) {
        return number(option, values.get(option));
    }

    private static int number(String option, String value) {
        int least = MAY_BE_NONE.contains(option) ? 0 : 1;
        try {
            int number = Integer.parseInt(value);
            if (number >= least) {
                return number;
            }
        } catch (NumberFormatException e) {
            // As one that is too small.
        }
        throw new IllegalArgumentException(
                "%s takes a whole number from %d on, not \"%s\"".formatted(option, least, value));
    }

    int[] numbers(String option) {
        return Arrays.stream(values.get(option).split(",", -1))
                .mapToInt(number -> number(option, number))
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
