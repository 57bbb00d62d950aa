package dev.headshotbridge.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds keys in the settings' files that look like slips of Spring's and Camel's, which would be passed over in silence.
 */
final class KnownSettings {

    private final Set<String> known = new TreeSet<>();
    /** Below these anything may stand. */
    private final Set<String> maps = new HashSet<>();

    KnownSettings() {
        ObjectMapper json = new ObjectMapper();
        try {
            for (URL metadata : Collections.list(Thread.currentThread()
                    .getContextClassLoader()
                    .getResources("META-INF/spring-configuration-metadata.json"))) {
                for (JsonNode property : json.readTree(metadata).path("properties")) {
                    known.add(property.path("name").asText());
                    if (property.path("type").asText().matches("java[.]util[.](Map<.*|Properties)")) {
                        maps.add(property.path("name").asText() + ".");
                    }
                }
            }
        } catch (IOException e) {
            // Nothing to compare with then, as in a jar without it.
            known.clear();
        }
    }

    /** Messages, each as that of a setting which is wrong. */
    List<SettingsException> slips(Settings settings) {
        return settings.writtenKeys()
                .map(key -> key.replaceFirst("\\[\\d+].*", ""))
                .filter(key -> !key.matches("(bridge|headshotpro)[.].*"))
                .filter(key -> !known.contains(key) && maps.stream().noneMatch(key::startsWith))
                .filter(key -> Spelling.slipOf(key, sameDepth(key)) != null)
                .map(key -> settings.wrong(key, "is not a setting", Spelling.slipOf(key, sameDepth(key))))
                .toList();
    }

    private List<String> sameDepth(String key) {
        long dots = key.chars().filter(c -> c == '.').count();
        return known.stream()
                .filter(name -> name.chars().filter(c -> c == '.').count() == dots)
                .filter(name -> name.charAt(0) == key.charAt(0))
                .toList();
    }
}
