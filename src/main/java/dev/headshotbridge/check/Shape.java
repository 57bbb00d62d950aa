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
    private boolean choiceIsFree;
    /** The first definition that was referred to. */
    String definition;

    private final JsonNode root;

    Shape(JsonNode root, JsonNode schema) {
        this.root = root;
        add(schema);
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
        boolean needed = choices.contains("simple") && !"SortDefinition".equals(definition) || choices.contains("json");
        return !choices.isEmpty() && (needed || !choiceIsFree);
    }

    private void addAlternative(JsonNode alternative) {
        if (alternative.has("not")) {
            choiceIsFree = true;
        } else if (alternative.path("required").size() == 1
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
