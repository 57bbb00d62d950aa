package dev.headshotbridge.scenarios;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The scenarios' files, and the settings beside them. */
final class ScenarioFiles {

    static final String SUFFIX = ".citrus.yaml";

    private ScenarioFiles() {}

    /** Those whose name without its suffix matches, in order. */
    static List<URI> matching(String pattern) throws IOException {
        Resource[] files =
                new PathMatchingResourcePatternResolver().getResources("classpath:scenarios/" + pattern + SUFFIX);
        return Arrays.stream(files).map(ScenarioFiles::uri).sorted().toList();
    }

    /** What {@code settings.yaml} in the scenario's folder says: such scenarios have a bridge of their own. */
    static Map<String, String> settingsBeside(URI scenario) {
        Path file = Path.of(scenario.resolve("settings.yaml"));
        if (!Files.exists(file)) {
            return Map.of();
        }
        var yaml = new YamlPropertiesFactoryBean();
        yaml.setResources(new FileSystemResource(file));
        var settings = new TreeMap<String, String>();
        yaml.getObject().forEach((key, value) -> settings.put(key.toString(), value.toString()));
        return settings;
    }

    private static URI uri(Resource file) {
        try {
            return file.getURI();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String name(URI file) {
        return file.toString().replaceAll(".*/scenarios/|\\.citrus\\.yaml$", "");
    }
}
