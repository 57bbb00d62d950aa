package dev.headshotbridge.check;

import dev.headshotbridge.settings.Spelling;
import java.util.Set;

/** Whether a Kamelet is one: its name, its definition, its template, and values for what it requires. */
final class KameletCheck {

    private static final Set<String> TOP = Set.of("apiVersion", "kind", "metadata", "spec");
    private static final Set<String> SPEC =
            Set.of("definition", "template", "dependencies", "dataTypes", "types", "sources", "versions");

    private final Project project;
    private final Set<String> connectors;

    KameletCheck(Project project, Set<String> connectors) {
        this.project = project;
        this.connectors = connectors;
    }

    void run() {
        project.files.forEach((file, root) -> {
            if (Sources.isKamelet(file)) {
                check(file, root);
            }
        });
        for (String connector : connectors) {
            String file = "kamelets/" + connector + ".kamelet.yaml";
            if (!project.sources.texts().containsKey(file)) {
                project.wrong(
                        file, 1, "is not there, but bridge.connectors names it", "the file, or other names there");
            }
        }
    }

    private void check(String file, YamlNode root) {
        if (!root.isMap()) {
            project.wrong(
                    file, root.line(), "is no Kamelet", "apiVersion:, kind:, metadata: and spec: at its left edge");
            return;
        }
        checkKnown(file, root, "a Kamelet", TOP);
        checkValue(file, root, "apiVersion", "camel.apache.org/v1");
        checkValue(file, root, "kind", "Kamelet");
        checkName(file, root);
        YamlNode spec = root.get("spec");
        if (spec == null || !spec.isMap()) {
            missing(file, root, "spec");
            return;
        }
        checkKnown(file, spec, "spec", SPEC);
        YamlNode template = spec.get("template");
        if (template == null || template.get("from") == null && template.get("route") == null) {
            missing(file, template == null ? spec : template, template == null ? "template" : "from");
        }
        if (spec.get("definition") == null || !spec.get("definition").isMap()) {
            missing(file, spec, "definition");
        } else {
            new KameletProperties(project, file, connectors).check(spec.get("definition"));
        }
    }

    private void checkName(String file, YamlNode root) {
        String expected = file.replaceFirst(".*/", "").replace(".kamelet.yaml", "");
        String name = root.text("metadata", "name");
        if (name == null) {
            missing(
                    file,
                    root.get("metadata") == null ? root : root.get("metadata"),
                    root.get("metadata") == null ? "metadata" : "name");
        } else if (!name.equals(expected)) {
            project.wrong(
                    file,
                    root.get("metadata", "name").line(),
                    "metadata.name is " + name + ", but the file's name is " + expected,
                    "the same for both");
        }
    }

    private void checkKnown(String file, YamlNode map, String place, Set<String> known) {
        map.repeatedKeys().forEach((key, line) -> project.wrong(file, line, key + " stands here twice", "it once"));
        map.fields().forEach((key, value) -> {
            if (!known.contains(key)) {
                project.wrong(file, value.line(), key + " is not known in " + place, Spelling.meant(key, known));
            }
        });
    }

    private void checkValue(String file, YamlNode root, String key, String expected) {
        String value = root.text(key);
        if (value == null) {
            missing(file, root, key);
        } else if (!(key.equals("kind") ? value.equals(expected) : value.startsWith("camel.apache.org/"))) {
            project.wrong(file, root.get(key).line(), key + " cannot be \"" + value + "\"", expected);
        }
    }

    private void missing(String file, YamlNode where, String key) {
        project.wrong(file, where.line(), "has no " + key, key + ": here, as the Kamelets beside it have");
    }
}
