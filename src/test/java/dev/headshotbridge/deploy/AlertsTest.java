package dev.headshotbridge.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** That each alert leads to what to do, and is tried by promtool (see .ci/run) both ways. */
class AlertsTest {

    private static final Pattern NAME = Pattern.compile("HeadshotBridge\\w+");

    static List<JsonNode> alerts() {
        return Deployed.alerts();
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void anAlertSaysWhatItMeansAndWhatToDo(JsonNode alert) {
        assertThat(alert.path("alert").asText()).matches(NAME);
        assertThat(alert.path("labels").path("severity").asText()).isIn("critical", "warning");
        JsonNode annotations = alert.path("annotations");
        assertThat(annotations.path("summary").asText()).isNotBlank();
        assertThat(annotations.path("description").asText()).isNotBlank();
        String runbook = annotations.path("runbook_url").asText();
        assertThat(runbook).startsWith("docs/runbook.md#");
        assertThat(Deployed.runbookHeadings()).extracting(Deployed::anchor).contains(runbook.replaceFirst(".*#", ""));
    }

    @Test
    void theRunbookNamesEachAlertAndNoOther() {
        Set<String> named = NAME.matcher(Deployed.RUNBOOK)
                .results()
                .map(found -> found.group())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(named).isEqualTo(names());
    }

    @Test
    void eachAlertIsTriedFiringAndSilent() {
        JsonNode tests = Deployed.tree("deploy/prometheus/headshot-bridge.rules.test.yml");
        Set<String> firing = new TreeSet<>();
        Set<String> silent = new TreeSet<>();
        tests.findParents("alertname").forEach(test -> (test.path("exp_alerts").isEmpty() ? silent : firing)
                .add(test.path("alertname").asText()));
        assertThat(firing).isEqualTo(names());
        assertThat(silent).isEqualTo(names());
    }

    private static Set<String> names() {
        return Deployed.alerts().stream()
                .map(alert -> alert.path("alert").asText())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
