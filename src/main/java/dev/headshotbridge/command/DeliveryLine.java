package dev.headshotbridge.command;

import com.fasterxml.jackson.databind.JsonNode;

/** A delivery on one line of a terminal. */
final class DeliveryLine {

    private static final int SECONDS = "2026-11-24T10:00:00".length();

    private DeliveryLine() {}

    static String of(JsonNode row) {
        StringBuilder line = new StringBuilder("%s  #%-6s %-24s %-24s %-10s"
                .formatted(
                        seconds(row.path("received_at").asText()),
                        row.path("id").asText(),
                        field(row, "event"),
                        field(row, "model_id"),
                        field(row, "state")));
        append(
                line,
                row.path("attempts").asInt() > 1,
                "attempt " + row.path("attempts").asInt());
        append(
                line,
                row.path("duplicates").asInt() > 0,
                "repeated " + row.path("duplicates").asInt());
        append(line, present(row, "waiting_for"), "waits for " + field(row, "waiting_for"));
        boolean again = row.path("state").asText().equals("pending")
                && row.path("attempts").asInt() > 0;
        append(line, again, "again at " + seconds(row.path("next_attempt_at").asText()));
        append(line, present(row, "last_error"), field(row, "last_error"));
        return line.toString().stripTrailing();
    }

    private static void append(StringBuilder line, boolean wanted, String text) {
        if (wanted) {
            line.append("  ").append(text);
        }
    }

    private static boolean present(JsonNode row, String field) {
        return !row.path(field).asText("").isEmpty() && !row.path(field).isNull();
    }

    private static String field(JsonNode row, String field) {
        return row.path(field).isNull() ? "-" : Output.clean(row.path(field).asText("-"));
    }

    private static String seconds(String time) {
        return time.substring(0, Math.min(SECONDS, time.length())) + "Z";
    }
}
