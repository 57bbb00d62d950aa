package dev.headshotbridge.check;

import java.util.Set;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * What a file of routes defines.
 *
 * @param kind such as route, routeConfiguration or beans
 * @param id empty where it has none
 */
public record Definition(String kind, String id) {

    /** Nothing where the text is not YAML. */
    public static Set<Definition> in(String text) {
        try {
            YamlNode root = YamlNode.parse(text);
            return root == null
                    ? Set.of()
                    : root.items().stream()
                            .flatMap(item -> item.fields().entrySet().stream())
                            .map(field -> new Definition(field.getKey(), id(field.getValue())))
                            .collect(Collectors.toSet());
        } catch (YAMLException e) {
            return Set.of();
        }
    }

    private static String id(YamlNode definition) {
        String id = definition.text("id");
        return id == null ? "" : id;
    }
}
