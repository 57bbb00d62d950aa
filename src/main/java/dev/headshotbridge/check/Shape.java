package dev.headshotbridge.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the schema allows in one place, its references and alternatives put together. */
final class Shape {

    final Set<String> types = new LinkedHashSet<>();
    final Map<String, JsonNode> properties = new HashMap<>();
    final Set<String> required = new LinkedHashSet<>();
    /** Of these one must be there: an expression's language, a data format. */
    final Set<String> choices = new LinkedHashSet<>();

    final List<String> values = new ArrayList<>();
    JsonNode items;
    boolean closed;
    boolean single;
    /** The first definition that was referred to. */
    String definition;

    private final JsonNode root;

    Shape(JsonNode root, JsonNode schema) {
        this.root = root;
        add(schema);
    }

    boolean takes(String type) {
        // A part that names its properties is a map, also where the schema does not say so.
        return types.isEmpty() ? !closed || type.equals("object") : types.contains(type);
    }

    /** What must stand there, as a sentence ends. */
    String expected() {
        if (takes("object")) {
            return "its options";
        }
        return types.contains("array") ? "a list" : "a text";
    }

    /** What is wrong with a text in this place and what to write, or null. */
    String mistakeOf(String name, YamlNode node) {
        String value = node.text();
        String wrong = "%s cannot be \"%s\"; write ".formatted(name, value);
        // Only Camel can tell what a placeholder becomes.
        if (value.contains("{{")) {
            return null;
        }
        if (types.contains("boolean")) {
            return value.matches("true|false") ? null : wrong + "true or false";
        }
        if (types.contains("number") || types.contains("integer")) {
            return value.matches("-?[0-9]+([.][0-9]+)?") ? null : wrong + "a number";
        }
        if (!takes("string")) {
            if ("ProcessorDefinition".equals(definition)) {
                return "\"%s\" is no step; write it with a colon, and its options below it".formatted(value);
            }
            return node.isEmpty()
                    ? "%s is empty; write %s below it, further indented".formatted(name, expected())
                    : wrong + expected() + " below it";
        }
        return values.isEmpty() || values.contains(value) ? null : wrong + "one of " + String.join(", ", values);
    }

    private void add(JsonNode schema) {
        if (schema.has("$ref")) {
            String reference = schema.get("$ref").asText();
            if (definition == null) {
                definition = reference.substring(reference.lastIndexOf('.') + 1);
            }
            add(root.at(reference.substring(1)));
            return;
        }
        if (schema.has("type")) {
            types.add(schema.get("type").asText());
        }
        schema.path("properties").fields().forEachRemaining(property -> {
            JsonNode known = properties.get(property.getKey());
            if (known == null || known.isEmpty()) {
                properties.put(property.getKey(), property.getValue());
            }
        });
        closed |= schema.path("additionalProperties").isBoolean();
        single |= schema.path("maxProperties").asInt() == 1;
        schema.path("required").forEach(name -> required.add(name.asText()));
        schema.path("enum").forEach(value -> values.add(value.asText()));
        if (schema.has("items")) {
            items = schema.get("items");
        }
        schema.path("oneOf").forEach(this::addAlternative);
        schema.path("anyOf").forEach(this::addAlternative);
        closed |= !choices.isEmpty();
    }

    /** Whether one of the choices must be there. Camel's schema leaves it open, and Camel then fails. */
    boolean mustChoose() {
        return choices.contains("simple") && !"SortDefinition".equals(definition) || choices.contains("json");
    }

    private void addAlternative(JsonNode alternative) {
        if (alternative.has("not")) {
            return;
        }
        if (alternative.path("required").size() == 1
                && alternative.path("properties").size() == 1) {
            String choice = alternative.get("required").get(0).asText();
            choices.add(choice);
            JsonNode known = properties.get(choice);
            if (known == null || known.isEmpty()) {
                properties.put(choice, alternative.get("properties").get(choice));
            }
        } else {
            add(alternative);
        }
    }
}
