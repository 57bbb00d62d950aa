package dev.headshotbridge.conventions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The project's own files, read as text and as trees. */
final class ProjectFiles {

    private static final Set<String> DERIVED = Set.of(
            "bridge.database",
            "bridge.node",
            "bridge.version",
            "bridge.console.enabled",
            "bridge.connector-count",
            "bridge.metrics.activity-interval-millis",
            "bridge.dispatch.lease-renewal-millis",
            "bridge.retry.max-attempts");

    private static final YAMLMapper YAML = new YAMLMapper();

    private ProjectFiles() {}

    static List<Path> in(String folder, String suffix) {
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            return files.filter(file -> file.toString().endsWith(suffix))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Path> routes() {
        return in("routes", ".camel.yaml");
    }

    static List<Path> kamelets() {
        return in("kamelets", ".kamelet.yaml");
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(Collection<Path> files) {
        return String.join("\n", files.stream().map(ProjectFiles::text).toList());
    }

    static JsonNode tree(Path file) {
        try {
            return YAML.readTree(text(file));
        } catch (IOException e) {
            throw new UncheckedIOException(file + " is no YAML", e);
        }
    }

    static String name(Path file) {
        return file.getFileName().toString().replaceFirst("[.].*", "");
    }

    /** What the group of the pattern catches in the text. */
    static Set<String> matches(String regex, String text) {
        Set<String> found = new TreeSet<>();
        Pattern.compile(regex).matcher(text).results().forEach(match -> found.add(match.group(1)));
        return found;
    }

    /** Calls with the name and the text of each scalar in the tree. */
    static void scalars(JsonNode tree, BiConsumer<String, String> each) {
        if (tree.isObject()) {
            tree.fields().forEachRemaining(field -> {
                if (field.getValue().isValueNode()) {
                    each.accept(field.getKey(), field.getValue().asText());
                }
                scalars(field.getValue(), each);
            });
        } else {
            tree.forEach(child -> scalars(child, each));
        }
    }

    /** The keys of application.yaml, as settings spell them. */
    static Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>();
        flatten("", tree(Path.of("application.yaml")), settings);
        return settings;
    }

    private static void flatten(String prefix, JsonNode tree, Map<String, String> settings) {
        tree.fields().forEachRemaining(field -> {
            String key = prefix.isEmpty() ? field.getKey() : prefix + "." + field.getKey();
            if (field.getValue().isObject()) {
                flatten(key, field.getValue(), settings);
            } else {
                settings.put(key, field.getValue().asText());
            }
        });
    }

    /** Whether a placeholder may name it: declared in application.yaml, or made from what is. */
    static boolean isSetting(String key) {
        Set<String> declared = settings().keySet();
        // An expression may end it.
        boolean family = key.endsWith(".") && declared.stream().anyMatch(setting -> setting.startsWith(key));
        return family
                || declared.contains(key)
                || DERIVED.contains(key)
                || key.endsWith("-millis") && declared.contains(key.substring(0, key.length() - "-millis".length()));
    }
}
