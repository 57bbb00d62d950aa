package dev.headshotbridge.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Watches a replay until none of its deliveries is open. */
final class ReplayProgress {

    private static final long PAUSE_MILLIS = 500;
    private static final List<String> COUNTS = List.of("open", "done", "ignored", "dead");

    private final OperationsOptions operations;
    private final SettingArguments settings;
    private final Output output;

    ReplayProgress(OperationsOptions operations, SettingArguments settings, Output output) {
        this.operations = operations;
        this.settings = settings;
        this.output = output;
    }

    /** The counts at the end. */
    JsonNode await(long replay, Duration timeout) throws InterruptedException {
        Instant end = Instant.now().plus(timeout);
        String shown = "";
        while (true) {
            JsonNode counts = counts(replay);
            String line = "open %d, done %d, ignored %d, dead %d"
                    .formatted(COUNTS.stream()
                            .map(name -> (Object) counts.path(name).asLong())
                            .toArray());
            if (!line.equals(shown)) {
                print(line);
                shown = line;
            }
            if (counts.path("open").asLong() == 0 || Instant.now().isAfter(end)) {
                explain(counts, replay);
                return counts;
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        }
    }

    private JsonNode counts(long replay) {
        Map<String, String> query = Map.of("before", String.valueOf(replay + 1), "limit", "1");
        JsonNode row = operations.get(settings, "replays", query).path(0);
        ObjectNode counts = Output.JSON.createObjectNode();
        COUNTS.forEach(name -> counts.put(name, row.path(name).asLong()));
        return counts;
    }

    private void print(String line) {
        if (output.json) {
            output.note("%s", line);
        } else {
            output.line("%s", line);
        }
    }

    private void explain(JsonNode counts, long replay) {
        if (counts.path("open").asLong() > 0) {
            output.note("They are not done in time, and go on.");
        } else if (counts.path("dead").asLong() > 0) {
            output.note("Some are dead again: bin/bridge tail --state dead shows why (replay %d).", replay);
        }
    }
}
