package dev.headshotbridge.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** What is to differ from the payload. */
final class FieldOptions {

    private static final ObjectReader STRICT =
            Output.JSON.reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    @Option(names = "--id", paramLabel = "ID", description = "the model's id (object._id)")
    private String id;

    @Option(names = "--uid", paramLabel = "UID", description = "the person's uid (object.uid)")
    private String uid;

    @Option(names = "--title", paramLabel = "NAME", description = "the person's name (object.title)")
    private String title;

    @Option(names = "--status", paramLabel = "STATUS", description = "the model's status (object.status)")
    private String status;

    @Option(names = "--organization", paramLabel = "ID", description = "the organization's id (object.organization)")
    private String organization;

    @Option(names = "--development", description = "marks the model as isDevelopment")
    private boolean development;

    @Option(
            names = "--event-id",
            paramLabel = "ID",
            description = "the envelope's own id, by which the bridge knows a repeat")
    private String eventId;

    @Option(
            names = "--set",
            paramLabel = "FIELD=VALUE",
            description = "any field, such as object.status=active; the value is JSON where it is JSON (true, null, 12,"
                    + " {\"a\":1}), otherwise text")
    private Map<String, String> values = new LinkedHashMap<>();

    @Option(names = "--set-text", paramLabel = "FIELD=TEXT", description = "the same, always as text")
    private Map<String, String> texts = new LinkedHashMap<>();

    @Option(names = "--unset", paramLabel = "FIELD", description = "leaves the field out")
    private List<String> unset = List.of();

    boolean any() {
        return !named().isEmpty() || development || !values.isEmpty() || !texts.isEmpty() || !unset.isEmpty();
    }

    void applyTo(ObjectNode payload) {
        named().forEach((field, value) -> set(payload, field, TextNode.valueOf(value)));
        if (development) {
            set(payload, "object.isDevelopment", Output.JSON.getNodeFactory().booleanNode(true));
        }
        values.forEach((field, value) -> set(payload, field, value(value)));
        texts.forEach((field, value) -> set(payload, field, TextNode.valueOf(value)));
        unset.forEach(field -> parent(payload, field).remove(last(field)));
    }

    private Map<String, String> named() {
        Map<String, String> named = new LinkedHashMap<>();
        named.put("id", eventId);
        named.put("object._id", id);
        named.put("object.uid", uid);
        named.put("object.title", title);
        named.put("object.status", status);
        named.put("object.organization", organization);
        named.values().removeIf(value -> value == null);
        return named;
    }

    private static void set(ObjectNode payload, String field, JsonNode value) {
        parent(payload, field).set(last(field), value);
    }

    private static ObjectNode parent(ObjectNode payload, String field) {
        ObjectNode parent = payload;
        String[] names = field.split("[.]", -1);
        for (int i = 0; i < names.length - 1; i++) {
            JsonNode child = parent.get(names[i]);
            parent = child instanceof ObjectNode object ? object : parent.putObject(names[i]);
        }
        return parent;
    }

    private static String last(String field) {
        return field.substring(field.lastIndexOf('.') + 1);
    }

    private static JsonNode value(String text) {
        try {
            JsonNode value = STRICT.readTree(text);
            return value.isMissingNode() ? TextNode.valueOf(text) : value;
        } catch (JsonProcessingException e) {
            return TextNode.valueOf(text);
        }
    }
}
