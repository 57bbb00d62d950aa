package dev.headshotbridge.check;

import dev.headshotbridge.settings.Spelling;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whether a Kamelet's properties are well described, and those that it requires get a value. */
final class KameletProperties {

    private static final Set<String> TYPES =
            Set.of("string", "integer", "number", "boolean", "object", "array", "binary");

    private final Project project;
    private final String file;
    private final Set<String> connectors;

    KameletProperties(Project project, String file, Set<String> connectors) {
        this.project = project;
        this.file = file;
        this.connectors = connectors;
    }

    void check(YamlNode definition) {
        YamlNode properties = definition.get("properties");
        Map<String, YamlNode> declared = properties == null ? Map.of() : properties.fields();
        declared.forEach((name, property) -> {
            String type = property.text("type");
            if (type != null && !TYPES.contains(type)) {
                project.wrong(
                        file,
                        property.get("type").line(),
                        "type cannot be \"" + type + "\"",
                        Spelling.meant(type, TYPES));
            }
        });
        List<YamlNode> required = definition.get("required") == null
                ? List.of()
                : definition.get("required").items();
        for (YamlNode name : required) {
            YamlNode property = declared.get(name.text());
            if (property == null) {
                project.wrong(
                        file,
                        name.line(),
                        name.text() + " is required, but no property",
                        Spelling.meant(name.text(), declared.keySet()));
            } else if (property.get("default") == null && !isGiven(name.text())) {
                project.wrong(
                        file,
                        property.line(),
                        name.text() + " is required, but nothing gives it a value",
                        "default: \"{{a.setting}}\" below it");
            }
        }
    }

    /** Connectors are called with no value. */
    private boolean isGiven(String property) {
        String kamelet = file.replaceFirst(".*/", "").replace(".kamelet.yaml", "");
        return !connectors.contains(kamelet) && new KameletCalls(project, file).give(property);
    }
}
