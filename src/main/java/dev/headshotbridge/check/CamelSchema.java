package dev.headshotbridge.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headshotbridge.settings.Spelling;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.CamelContext;

/** Holds a file against the schema of Camel's YAML DSL, from the very version in use, and finds its elements. */
final class CamelSchema {

    private static final JsonNode SCHEMA = load();
    private static final Set<String> NUMBERS = Set.of("number", "integer");

    private final String file;
    private final List<Problem> problems;
    private final List<Element> elements = new ArrayList<>();

    private CamelSchema(String file, List<Problem> problems) {
        this.file = file;
        this.problems = problems;
    }

    /** The elements of a route file; what does not fit becomes a problem. */
    static List<Element> routes(String file, YamlNode root, List<Problem> problems) {
        CamelSchema schema = new CamelSchema(file, problems);
        if (root.isList()) {
            schema.check("file", root, SCHEMA, null);
        } else {
            schema.wrong(root, "is no list", "each definition as an item of one, such as \"- route:\"");
        }
        return schema.elements;
    }

    /** The elements of a Kamelet's template, a map of what a route file lists. */
    static List<Element> template(String file, YamlNode template, List<Problem> problems) {
        CamelSchema schema = new CamelSchema(file, problems);
        ObjectNode routeTemplate = SCHEMA.at("/items/definitions/org.apache.camel.model.RouteTemplateDefinition")
                .deepCopy();
        // The Kamelet's name is its id.
        routeTemplate.remove("required");
        schema.check("template", template, routeTemplate, null);
        return schema.elements;
    }

    private static JsonNode load() {
        try (InputStream schema = CamelContext.class.getResourceAsStream("/schema/camelYamlDsl.json")) {
            return new ObjectMapper().readTree(schema);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void check(String name, YamlNode node, JsonNode schema, Element parent) {
        Shape shape = new Shape(SCHEMA, schema);
        Element element = parent;
        if (shape.definition != null) {
            element = new Element(file, shape.definition, name, node, parent);
            elements.add(element);
        }
        if (node.isMap()) {
            checkMap(name, node, shape, element);
        } else if (node.isList()) {
            checkList(name, node, shape, element);
        } else {
            checkText(name, node, shape);
        }
    }

    private void checkMap(String name, YamlNode map, Shape shape, Element element) {
        if (!shape.types.isEmpty() && !shape.types.contains("object")) {
            wrong(
                    map,
                    name + " has options, but takes " + expected(shape),
                    expected(shape) + " right behind " + name + ":");
            return;
        }
        map.repeatedKeys()
                .forEach((key, line) ->
                        problems.add(new Problem(file, line, key + " stands here twice; write it once")));
        Map<String, YamlNode> fields = map.fields();
        fields.forEach((key, value) -> {
            JsonNode schema = shape.properties.get(key);
            if (schema != null) {
                check(key, value, schema, element);
            } else if (shape.closed) {
                wrong(
                        value,
                        "%s is not known in %s".formatted(key, place(name, shape)),
                        Spelling.meant(key, shape.properties.keySet()));
            }
        });
        if (shape.single && fields.size() > 1) {
            YamlNode second = new ArrayList<>(fields.values()).get(1);
            wrong(
                    second,
                    "%s share one item of the list".formatted(String.join(" and ", fields.keySet())),
                    "each with a dash of its own, or indent the second as an option of the first");
        }
        shape.required.stream()
                .filter(key -> !fields.containsKey(key))
                .forEach(key -> wrong(map, name + " has no " + key, key + ": below it"));
        // A misspelt one has been named already.
        boolean misspelt = !shape.properties.keySet().containsAll(fields.keySet());
        if (shape.mustChoose() && !misspelt && shape.choices.stream().noneMatch(fields::containsKey)) {
            String choices = shape.choices.contains("expression") ? "expression" : String.join(", ", shape.choices);
            wrong(map, name + " has none of " + choices, choices + ": below it");
        }
    }

    private void checkList(String name, YamlNode list, Shape shape, Element element) {
        if (shape.items != null) {
            list.items().forEach(item -> check(name, item, shape.items, element));
        } else if (!shape.types.isEmpty() && !shape.types.contains("array")) {
            wrong(list, name + " is a list, but takes " + expected(shape), "no dashes below " + name + ":");
        }
    }

    private void checkText(String name, YamlNode node, Shape shape) {
        boolean text = shape.types.isEmpty() || shape.types.contains("string");
        String value = node.text();
        if (value.contains("{{")) {
            return;
        }
        if (shape.types.contains("boolean")) {
            if (!value.matches("true|false")) {
                wrong(node, name + " cannot be \"" + value + "\"", "true or false");
            }
        } else if (shape.types.stream().anyMatch(NUMBERS::contains)) {
            if (!value.matches("-?[0-9]+([.][0-9]+)?")) {
                wrong(node, name + " cannot be \"" + value + "\"", "a number");
            }
        } else if (!text && node.isEmpty()) {
            wrong(node, name + " is empty", expected(shape) + " below it, further indented");
        } else if (!text) {
            wrong(node, name + " cannot be the text \"" + value + "\"", expected(shape) + " below it");
        } else if (!shape.values.isEmpty() && !shape.values.contains(value)) {
            wrong(node, name + " cannot be \"" + value + "\"", "one of " + String.join(", ", shape.values));
        }
    }

    private static String expected(Shape shape) {
        if (shape.types.contains("object")) {
            return "its options";
        }
        return shape.types.contains("array") ? "a list" : "a text";
    }

    private static String place(String name, Shape shape) {
        return "ProcessorDefinition".equals(shape.definition) ? "a list of steps" : name;
    }

    private void wrong(YamlNode node, String problem, String write) {
        problems.add(new Problem(file, node.line(), problem + "; write " + write));
    }
}
