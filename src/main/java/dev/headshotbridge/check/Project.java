package dev.headshotbridge.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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

    /** The placeholders that the file declares itself, with their values: a Kamelet's properties, a template's parameters. */
    Map<String, String> locals(String file) {
        Map<String, String> locals = new HashMap<>();
        YamlNode root = files.get(file);
        if (root == null) {
            return locals;
        }
        YamlNode properties = root.get("spec", "definition", "properties");
        if (properties != null) {
            properties.fields().forEach((name, property) -> put(locals, name, property.text("default")));
        }
        root.items().stream()
                .map(item -> item.get("routeTemplate", "parameters"))
                .filter(parameters -> parameters != null)
                .flatMap(parameters -> parameters.items().stream())
                .forEach(parameter -> put(locals, parameter.text("name"), parameter.text("defaultValue")));
        return locals;
    }

    private static void put(Map<String, String> locals, String name, String value) {
        locals.put(name, value == null ? "value" : value);
    }

    /** The text as Camel sees it, its placeholders filled. */
    String fill(String file, String text) {
        return placeholders.fill(text, locals(file));
    }
}
