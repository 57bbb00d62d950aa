package dev.headshotbridge.settings;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.core.env.ConfigurableEnvironment;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** The connectors in {@code kamelets/}, and the settings that each reads. */
public final class ConnectorSettings {

    public static final Path KAMELETS = Path.of("kamelets");
    public static final String SUFFIX = ".kamelet.yaml";
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{(\\?)?([^:?{}]+)(:[^{}]*)?}}");

    private final Settings settings;

    public ConnectorSettings(ConfigurableEnvironment environment) {
        this(new Settings(environment));
    }

    ConnectorSettings(Settings settings) {
        this.settings = settings;
    }

    static Path file(String connector) {
        return KAMELETS.resolve(connector + SUFFIX);
    }

    /** Names that bridge.connectors can hold, in alphabetical order. */
    public static List<String> available() {
        try (Stream<Path> files = Files.list(KAMELETS)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith("-sink" + SUFFIX))
                    .map(name -> name.substring(0, name.length() - SUFFIX.length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    /** Those that bridge.connectors names. */
    public List<String> used() {
        return settings.list("bridge.connectors");
    }

    /** Ends with what a start would say where something is missing. */
    public void check(String connector) {
        new ConnectorCheck(settings).check(connector);
    }

    public String title(String connector) {
        Object title = definition(connector).get("title");
        return title == null ? connector : title.toString();
    }

    public List<ConnectorSetting> of(String connector) {
        Map<?, ?> definition = definition(connector);
        List<?> required = definition.get("required") instanceof List<?> names ? names : List.of();
        Map<?, ?> properties = definition.get("properties") instanceof Map<?, ?> map ? map : Map.of();
        List<ConnectorSetting> found = new ArrayList<>();
        properties.forEach((name, value) -> {
            Map<?, ?> property = value instanceof Map<?, ?> map ? map : Map.of();
            Matcher placeholder = PLACEHOLDER.matcher(String.valueOf(property.get("default")));
            if (placeholder.matches()) {
                String key = placeholder.group(2);
                boolean optional = placeholder.group(1) != null || placeholder.group(3) != null;
                found.add(new ConnectorSetting(
                        key,
                        Settings.variable(key),
                        required.contains(name) && !optional,
                        "password".equals(property.get("format")),
                        !settings.value(key).isEmpty(),
                        String.valueOf(property.get("description"))));
            }
        });
        return found;
    }

    private static Map<?, ?> definition(String connector) {
        Path file = file(connector);
        try (InputStream yaml = Files.newInputStream(file)) {
            Map<String, Map<String, Map<?, ?>>> kamelet = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
            if (kamelet == null || kamelet.get("spec") == null) {
                throw new IllegalArgumentException("it has no spec");
            }
            Map<?, ?> definition = kamelet.get("spec").get("definition");
            return definition == null ? Map.of() : definition;
        } catch (IOException | RuntimeException e) {
            String problem = e instanceof MarkedYAMLException yaml
                    ? SettingsFiles.problem(yaml)
                    : SettingsFiles.oneLine(String.valueOf(e.getMessage()));
            throw new SettingsException(
                    "%s: cannot be read as a Kamelet; write one like those beside it (%s)".formatted(file, problem));
        }
    }
}
