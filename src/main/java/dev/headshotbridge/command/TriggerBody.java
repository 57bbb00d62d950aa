package dev.headshotbridge.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The body that is sent: one as HeadshotPro writes it, or a given one. */
final class TriggerBody {

    @Parameters(
            arity = "0..1",
            paramLabel = "EVENT",
            completionCandidates = Payload.Events.class,
            description = "${COMPLETION-CANDIDATES}, or any other")
    private String event;

    @Option(
            names = "--body",
            paramLabel = "BODY",
            description = "@FILE, - for standard input, or the text itself; sent byte for byte, unless EVENT or a field"
                    + " changes it")
    private String body;

    @Mixin
    private FieldOptions fields = new FieldOptions();

    private byte[] given;

    /** The next one's bytes; made, it has an id where the newer scheme is meant. */
    byte[] bytes(boolean withId) {
        if (body == null) {
            if (event == null) {
                throw CommandException.usage("name an event, such as model.created, or a --body");
            }
            ObjectNode payload = Payload.of(event, withId);
            fields.applyTo(payload);
            return Output.text(payload).getBytes(StandardCharsets.UTF_8);
        }
        if (given == null) {
            given = changed(Content.of(body));
        }
        return given;
    }

    private byte[] changed(byte[] bytes) {
        JsonNode json = parsed(bytes);
        boolean otherEvent = event != null && !event.equals(json.path("event").asText());
        if (!otherEvent && !fields.any()) {
            return bytes;
        }
        if (!(json instanceof ObjectNode payload)) {
            throw CommandException.usage("the body is no JSON object, in which a field could be changed");
        }
        if (otherEvent) {
            payload.put("event", event);
        }
        fields.applyTo(payload);
        return Output.text(payload).getBytes(StandardCharsets.UTF_8);
    }

    static JsonNode parsed(byte[] body) {
        try {
            return Output.JSON.readTree(body);
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }
}
