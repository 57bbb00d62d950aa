package dev.headshotbridge.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.springframework.core.env.ConfigurableEnvironment;

/** What the checks look at, and where they leave what they find. */
final class Project {

    final Sources sources;
    final ScratchCamel scratch;
    final Placeholders placeholders;
    final Map<String, YamlNode> files = new TreeMap<>();
    final List<Element> elements = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    Project(Sources sources, CamelContext bridge, ConfigurableEnvironment environment) {
        this.sources = sources;
        this.scratch = new ScratchCamel(bridge, sources);
        this.placeholders = new Placeholders(environment);
    }

    void wrong(String file, int line, String problem, String write) {
        problems.add(new Problem(file, line, problem + "; write " + write));
    }

    List<Problem> problems() {
        return problems;
    }

    boolean isSound(String file) {
        return problems.stream().noneMatch(problem -> problem.file().equals(file));
    }

    /** The placeholders that the file declares itself, with their defaults or null: parameters and beans. */
    Map<String, String> locals(String file) {
        Map<String, String> locals = parameters(file);
        YamlNode root = files.get(file);
        if (root != null) {
            Stream.concat(Stream.of(root), root.items().stream())
                    .flatMap(item ->
                            Stream.of(item.get("spec", "template", "beans"), item.get("routeTemplate", "beans")))
                    .filter(beans -> beans != null)
                    .flatMap(beans -> beans.items().stream())
                    // Camel gives each route its own bean, of a name of its own.
                    .forEach(bean -> locals.put(bean.text("name"), bean.text("name")));
        }
        // What has no name is a mistake that the schema knows.
        locals.remove(null);
        return locals;
    }

    /** A Kamelet's properties, a template's parameters. */
    Map<String, String> parameters(String file) {
        Map<String, String> locals = new HashMap<>();
        YamlNode root = files.get(file);
        if (root == null) {
            return locals;
        }
        YamlNode properties = root.get("spec", "definition", "properties");
        if (properties != null) {
            properties.fields().forEach((name, property) -> locals.put(name, property.text("default")));
        }
        root.items().stream()
                .map(item -> item.get("routeTemplate", "parameters"))
                .filter(parameters -> parameters != null)
                .flatMap(parameters -> parameters.items().stream())
                .forEach(parameter -> locals.put(parameter.text("name"), parameter.text("defaultValue")));
        return locals;
    }

    /** The text as Camel sees it, its placeholders filled; those that only a caller gives a value to stay. */
    String fill(String file, String text) {
        return placeholders.fill(text, locals(file));
    }

    /**
     * Also those that only a caller, or a setting that is still empty, gives a value to: something stands for it.
     *
     * @param untyped for those of which no type is declared
     */
    String fillAll(String file, String text, String untyped) {
        Map<String, String> locals = locals(file);
        locals.replaceAll((name, value) -> value == null
                        || isRequired(file, name)
                                && placeholders.fill(value, Map.of()).isBlank()
                ? standIn(file, name, untyped)
                : value);
        return placeholders.fill(text, locals);
    }

    private boolean isRequired(String file, String property) {
        YamlNode root = files.get(file);
        YamlNode required = root == null ? null : root.get("spec", "definition", "required");
        return required != null && required.items().stream().anyMatch(name -> property.equals(name.text()));
    }

    String standIn(String file, String parameter, String untyped) {
        YamlNode root = files.get(file);
        return StandIn.of(
                parameter, root == null ? null : root.get("spec", "definition", "properties", parameter), untyped);
    }
}
