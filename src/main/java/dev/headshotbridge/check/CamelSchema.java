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
import java.util.TreeSet;
import org.apache.camel.CamelContext;

/** Holds a file against the schema of Camel's YAML DSL, from the very version in use, and finds its elements. */
final class CamelSchema {

    private static final JsonNode SCHEMA = load();

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
            String mistake = shape.mistakeOf(name, node);
            if (mistake != null) {
                problems.add(new Problem(file, node.line(), mistake));
            }
        }
    }

    private void checkMap(String name, YamlNode map, Shape shape, Element element) {
        if (!shape.takes("object")) {
            wrong(
                    map,
                    name + " has options, but takes " + shape.expected(),
                    shape.expected() + " right behind " + name + ":");
            return;
        }
        map.repeatedKeys()
                .forEach((key, line) ->
                        problems.add(new Problem(file, line, key + " stands here twice; write it once")));
        Map<String, YamlNode> fields = map.fields();
        if (shape.single && fields.size() > 1) {
            checkCrowded(fields, shape, element);
            return;
        }
        Set<String> misspelt = new TreeSet<>();
        fields.forEach((key, value) -> {
            JsonNode schema = shape.properties.get(key);
            if (schema != null) {
                check(key, value, schema, element);
            } else if (shape.closed) {
                misspelt.add(Spelling.nearest(key, shape.properties.keySet()));
                String place = "ProcessorDefinition".equals(shape.definition) ? "a list of steps" : name;
                wrong(
                        value,
                        "%s is not known in %s".formatted(key, place),
                        Spelling.meant(key, shape.properties.keySet()));
            }
        });
        // What is missing may be what was misspelt, and has been named then.
        shape.required.stream()
                .filter(key -> !fields.containsKey(key))
                .filter(key -> misspelt.stream().noneMatch(nearest -> nearest.startsWith(key)))
                .forEach(key -> wrong(map, name + " has no " + key, key + ": below it"));
        if (shape.mustChoose() && misspelt.isEmpty() && shape.choices.stream().noneMatch(fields::containsKey)) {
            String what = shape.choices.contains("json") ? "data format" : "expression";
            wrong(
                    map,
                    name + " has no " + what,
                    what.equals("expression") ? "expression: below it" : "one below it, such as json:");
        }
    }

    /** Where one step is allowed, several keys are mostly the first one's options, not indented far enough. */
    private void checkCrowded(Map<String, YamlNode> fields, Shape shape, Element element) {
        List<String> keys = new ArrayList<>(fields.keySet());
        fields.forEach((key, value) -> {
            if (shape.properties.containsKey(key) && !value.isEmpty()) {
                check(key, value, shape.properties.get(key), element);
            }
        });
        wrong(
                fields.get(keys.get(1)),
                "%s stands beside %s in one item of the list".formatted(keys.get(1), keys.get(0)),
                "it further indented as an option of " + keys.get(0) + ", or with a dash of its own");
    }

    private void checkList(String name, YamlNode list, Shape shape, Element element) {
        if (shape.items != null) {
            list.items().forEach(item -> check(name, item, shape.items, element));
        } else if (!shape.takes("array")) {
            wrong(list, name + " is a list, but takes " + shape.expected(), "no dashes below " + name + ":");
        }
    }

    private void wrong(YamlNode node, String problem, String write) {
        problems.add(new Problem(file, node.line(), problem + "; write " + write));
    }
}
