package dev.headshotbridge.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What stands in deploy/ and in the runbook that it points to. */
final class Deployed {

    static final JsonNode DASHBOARD = tree("deploy/grafana/headshot-bridge.json");
    static final String RUNBOOK = text("docs/runbook.md");

    private Deployed() {}

    static String text(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** JSON is YAML too. */
    static JsonNode tree(String file) {
        try {
            return new YAMLMapper().readTree(text(file));
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }

    static List<JsonNode> alerts() {
        List<JsonNode> alerts = new ArrayList<>();
        tree("deploy/prometheus/headshot-bridge.rules.yml").path("groups").forEach(group -> group.path("rules")
                .forEach(alerts::add));
        return alerts;
    }

    /** Without the rows, which are headings. */
    static List<JsonNode> panels() {
        List<JsonNode> panels = new ArrayList<>();
        DASHBOARD.path("panels").forEach(panels::add);
        panels.removeIf(panel -> panel.path("type").asText().equals("row"));
        return panels;
    }

    /** With the variables as Grafana fills them in for all instances. */
    static String filledIn(String expression) {
        return expression.replace("$instance", ".*").replace("$__rate_interval", "1m");
    }

    static Set<String> runbookHeadings() {
        return Pattern.compile("(?m)^## (.*)$")
                .matcher(RUNBOOK)
                .results()
                .map(heading -> heading.group(1))
                .collect(Collectors.toSet());
    }

    /** As GitHub and others make it of a heading. */
    static String anchor(String heading) {
        return heading.toLowerCase().replaceAll("[^a-z0-9 -]", "").replace(' ', '-');
    }
}
