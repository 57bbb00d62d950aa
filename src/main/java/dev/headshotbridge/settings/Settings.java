package dev.headshotbridge.settings;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.origin.Origin;
import org.springframework.core.env.CommandLinePropertySource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.util.PlaceholderResolutionException;

/** Settings as an engineer sees them: their values, where they stand, and what to say when one is wrong. */
class Settings {

    private static final String ARGUMENTS = CommandLinePropertySource.COMMAND_LINE_PROPERTY_SOURCE_NAME;
    private static final Pattern SECRET = Pattern.compile("secret|password|token|key|credential");

    private final ConfigurableEnvironment environment;

    Settings(ConfigurableEnvironment environment) {
        this.environment = environment;
    }

    /** The value, empty where there is none. */
    String value(String key) {
        try {
            return environment.getProperty(key, "").strip();
        } catch (PlaceholderResolutionException e) {
            // Whose message repeats the value, which may be a secret.
            throw wrong(key, "has ${…} in it, which names no setting", "another value");
        }
    }

    List<String> list(String key) {
        return Arrays.stream(value(key).split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    /** The value as a message may repeat it. */
    String shown(String key) {
        return SECRET.matcher(key).find()
                ? "what is there (not repeated here, it is a secret)"
                : "\"" + value(key) + "\"";
    }

    /** The keys that stand in application.yaml, files like it, and arguments. */
    Stream<String> writtenKeys() {
        return environment.getPropertySources().stream()
                .filter(EnumerablePropertySource.class::isInstance)
                .map(source -> (EnumerablePropertySource<?>) source)
                .filter(source ->
                        source.getName().contains("yaml") || source.getName().equals(ARGUMENTS))
                .flatMap(source -> Arrays.stream(source.getPropertyNames()));
    }

    SettingsException wrong(String key, String problem, String write) {
        return new SettingsException(
                key,
                "%s: %s %s; write %s (in the file, or as the environment variable %s)"
                        .formatted(place(key), key, problem, write, variable(key)));
    }

    private String place(String key) {
        // Not of(key), which refuses what somebody has written in capitals.
        ConfigurationPropertyName name = ConfigurationPropertyName.adapt(key, '.');
        for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
            var property = source.getConfigurationProperty(name);
            if (property != null) {
                Origin origin = property.getOrigin();
                return origin == null
                        ? "settings"
                        : origin.toString()
                                .replaceAll("^.*\\[(?:file:)?([^]]+)] - ", "$1:")
                                .replaceAll("^\"(.*)\" from property source \"commandLineArgs\"$", "argument --$1")
                                .replaceAll("^System Environment Property \"(.*)\"$", "environment variable $1");
            }
        }
        return "application.yaml";
    }

    static String variable(String key) {
        return key.replaceFirst("\\[\\d+]$", "")
                .toUpperCase(Locale.ROOT)
                .replace("-", "")
                .replace('.', '_');
    }
}
