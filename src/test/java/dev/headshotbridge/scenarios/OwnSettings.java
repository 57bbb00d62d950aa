package dev.headshotbridge.scenarios;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.FileSystemResource;

/** What {@code settings.yaml} in a scenario's folder says: such scenarios have a bridge of their own. */
final class OwnSettings {

    static final String DATABASE = "jdbc:h2:mem:own;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH";

    private OwnSettings() {}

    static Map<String, String> beside(URI scenario) {
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
}
