package dev.headshotbridge.settings;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** Checks that each connector in {@code bridge.connectors} has its Kamelet, and the Kamelet its required settings. */
class ConnectorCheck {

    private static final Path KAMELETS = Path.of("kamelets");
    private static final String SUFFIX = ".kamelet.yaml";
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([^:?{}]+)}}");

    private final Settings settings;

    ConnectorCheck(Settings settings) {
        this.settings = settings;
    }

    void check(String connector) {
        Path file = KAMELETS.resolve(connector + SUFFIX);
        if (!Files.isRegularFile(file)) {
            throw settings.wrong(
                    "bridge.connectors",
                    "names %s, but there is no %s".formatted(connector, file),
                    "names out of: " + available());
        }
        definition(file).forEach((property, definition) -> checkProperty(file, property, definition));
    }

    private void checkProperty(Path file, String property, Map<?, ?> definition) {
        Matcher placeholder = PLACEHOLDER.matcher(String.valueOf(definition.get("default")));
        if (!placeholder.matches()) {
            return;
        }
        String key = placeholder.group(1);
        String value = settings.value(key);
        if (value.isEmpty()) {
            throw settings.wrong(
                    key, "is not set, but %s needs it".formatted(file), String.valueOf(definition.get("description")));
        }
        Setting url = Setting.url(key, true);
        if (key.endsWith("url") && !url.valid().test(value)) {
            throw settings.wrong(key, "cannot be " + settings.shown(key), url.write());
        }
    }

    /** The properties that the Kamelet declares as required, by name. */
    @SuppressWarnings("unchecked")
    private static Map<String, Map<?, ?>> definition(Path file) {
        try (InputStream yaml = Files.newInputStream(file)) {
            Map<String, Map<String, Map<String, Object>>> kamelet =
                    new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
            Map<String, Object> definition = kamelet.get("spec").get("definition");
            List<String> required = (List<String>) definition.getOrDefault("required", List.of());
            Map<String, Map<?, ?>> properties =
                    (Map<String, Map<?, ?>>) definition.getOrDefault("properties", Map.of());
            return properties.entrySet().stream()
                    .filter(property -> required.contains(property.getKey()))
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        } catch (IOException | RuntimeException e) {
            String problem = e instanceof MarkedYAMLException yaml
                    ? SettingsFiles.problem(yaml)
                    : SettingsFiles.oneLine(String.valueOf(e.getMessage()));
            throw new SettingsException(
                    "%s: cannot be read as a Kamelet; write one like those beside it (%s)".formatted(file, problem));
        }
    }

    private static String available() {
        try (Stream<Path> files = Files.list(KAMELETS)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(SUFFIX))
                    .map(name -> name.substring(0, name.length() - SUFFIX.length()))
                    .sorted()
                    .collect(Collectors.joining(", "));
        } catch (IOException e) {
            return "(none)";
        }
    }
}
