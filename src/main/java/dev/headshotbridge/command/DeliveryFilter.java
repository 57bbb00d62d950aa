package dev.headshotbridge.command;

import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** Which deliveries are meant; the criteria of the list and of a replay. */
final class DeliveryFilter {

    @Option(
            names = "--event",
            paramLabel = "EVENT",
            description = "of this event",
            completionCandidates = Payload.Events.class)
    private String event;

    @Option(names = "--model", paramLabel = "ID", description = "of this model")
    private String model;

    @Option(names = "--organization", paramLabel = "ID", description = "of this organization")
    private String organization;

    @Option(
            names = "--connector",
            paramLabel = "NAME",
            description = "in which this connector was called; dead ones whose newest call of it has failed")
    private String connector;

    @Option(names = "--from", paramLabel = "TIME", description = "received then or later: 2026-11-24T10:00:00Z")
    private String from;

    @Option(names = "--to", paramLabel = "TIME", description = "received before that")
    private String to;

    @Option(
            names = "--text",
            paramLabel = "TEXT",
            description = "with this in model, organization, event, status or last error, in any case")
    private String text;

    Map<String, String> criteria() {
        Map<String, String> criteria = new LinkedHashMap<>();
        criteria.put("event", event);
        criteria.put("model", model);
        criteria.put("organization", organization);
        criteria.put("connector", connector);
        criteria.put("from", from);
        criteria.put("to", to);
        criteria.put("text", text);
        criteria.values().removeIf(value -> value == null);
        return criteria;
    }
}
