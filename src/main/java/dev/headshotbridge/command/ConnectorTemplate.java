package dev.headshotbridge.command;

import dev.headshotbridge.settings.ConnectorSettings;
import dev.headshotbridge.settings.SettingsReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;

/** A new connector's files, made from those in {@code command/connector/}. */
final class ConnectorTemplate {

    private static final Path APPLICATION = Path.of("application.yaml");
    private static final Path TESTS = Path.of("src/test/resources/scenarios");

    private final String name;
    private final String system;

    ConnectorTemplate(String given) {
        if (!given.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*") || given.length() > 60) {
            throw CommandException.usage(
                    "%s is no name; write small letters, digits and hyphens, such as staff-directory"
                            .formatted(Output.clean(given)));
        }
        this.name = given.endsWith("-sink") ? given : given + "-photo-sink";
        this.system = name.replaceFirst("(-[a-z0-9]+)?-sink$", "");
    }

    String name() {
        return name;
    }

    String system() {
        return system;
    }

    List<String> settings() {
        return List.of(system + ".base-url", system + ".api-key");
    }

    boolean inCheckout() {
        return Files.isDirectory(TESTS);
    }

    /** The files that were made or changed. */
    List<Path> write(ConfigurableEnvironment environment) {
        Path scenarios = (inCheckout() ? TESTS : Path.of("scenarios")).resolve(system);
        Map<Path, String> files = new LinkedHashMap<>();
        files.put(ConnectorSettings.KAMELETS.resolve(name + ConnectorSettings.SUFFIX), "connector.kamelet.yaml");
        files.put(scenarios.resolve("settings.yaml"), "settings.yaml");
        files.put(scenarios.resolve("synced-and-removed.citrus.yaml"), "synced-and-removed.citrus.yaml");
        files.put(scenarios.resolve("unknown-person.citrus.yaml"), "unknown-person.citrus.yaml");
        files.keySet().stream().filter(Files::exists).findFirst().ifPresent(file -> {
            throw CommandException.usage(file + " is there already; choose another name, or remove it");
        });
        boolean known = hasSettings(environment);
        List<Path> written = new ArrayList<>();
        try {
            for (Map.Entry<Path, String> file : files.entrySet()) {
                Files.createDirectories(file.getKey().getParent());
                Files.writeString(file.getKey(), filled(file.getValue()));
                written.add(file.getKey());
            }
            if (!known) {
                String text = Files.readString(APPLICATION);
                Files.writeString(APPLICATION, text.stripTrailing() + "\n" + filled("application.yaml"));
                written.add(APPLICATION);
            }
        } catch (IOException e) {
            throw CommandException.usage(
                    "%s cannot be written; what is made so far: %s".formatted(e.getMessage(), written));
        }
        return written;
    }

    /** Whether application.yaml has its settings; another's block of that name is in the way. */
    private boolean hasSettings(ConfigurableEnvironment environment) {
        List<String> there = environment.getPropertySources().stream()
                .filter(source -> source instanceof EnumerablePropertySource<?>
                        && source.getName().contains("yaml"))
                .flatMap(source -> Arrays.stream(((EnumerablePropertySource<?>) source).getPropertyNames()))
                .filter(key -> key.startsWith(system + "."))
                .toList();
        if (!there.isEmpty() && !there.containsAll(settings())) {
            throw CommandException.usage(
                    "application.yaml has a block %s: already, for something else; choose another name"
                            .formatted(system));
        }
        return !there.isEmpty();
    }

    private String filled(String template) throws IOException {
        String title = Arrays.stream(name.split("-"))
                .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                .collect(Collectors.joining(" "));
        try (InputStream text = getClass().getResourceAsStream("/command/connector/" + template + ".template")) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("@name@", name)
                    .replace("@system@", system)
                    .replace("@title@", title)
                    .replace("@VARIABLE@", SettingsReader.variable(system + ".api-key"));
        }
    }
}
