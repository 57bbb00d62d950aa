package dev.headshotbridge.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** That Grafana can take the dashboard in, and people can read it. */
class DashboardTest {

    private static final int WIDTH = 24;
    private static final Pattern SECTION = Pattern.compile("“([^”]+)”");

    static List<JsonNode> panels() {
        return Deployed.panels();
    }

    @Test
    void itCanBeImportedAnywhere() {
        JsonNode dashboard = Deployed.DASHBOARD;
        assertThat(dashboard.path("uid").asText()).isEqualTo("headshot-bridge");
        assertThat(dashboard.has("id"))
                .as("an id of the Grafana it was made in")
                .isFalse();
        assertThat(dashboard.path("templating").findValuesAsText("name")).contains("datasource", "instance");
        dashboard.findParents("uid").stream().filter(part -> part.has("type")).forEach(datasource -> assertThat(
                        datasource.path("uid").asText())
                .isEqualTo("${datasource}"));
        assertThat(dashboard.toString()).doesNotContain("localhost").doesNotContainPattern("https?:");
    }

    @ParameterizedTest
    @MethodSource("panels")
    void aPanelSaysWhatItShowsInWhichUnitAndWhatToDo(JsonNode panel) {
        assertThat(panel.path("title").asText()).isNotBlank();
        assertThat(panel.path("description").asText()).hasSizeGreaterThan(60);
        JsonNode defaults = panel.path("fieldConfig").path("defaults");
        assertThat(defaults.path("unit").asText()).isIn("short", "s", "reqps", "ops", "percentunit");
        assertThat(defaults.path("thresholds").path("steps")).isNotEmpty();
        assertThat(panel.path("datasource").path("uid").asText()).isEqualTo("${datasource}");
        assertThat(panel.path("targets")).isNotEmpty().allSatisfy(query -> {
            assertThat(query.path("datasource").path("uid").asText()).isEqualTo("${datasource}");
            assertThat(query.path("expr").asText()).contains("instance=~\"$instance\"");
        });
        assertThat(panel.path("targets").findValuesAsText("refId")).doesNotHaveDuplicates();
        SECTION.matcher(panel.path("description").asText())
                .results()
                .forEach(section -> assertThat(Deployed.runbookHeadings()).contains(section.group(1)));
    }

    /** Else it stays orange for what nobody can mend. */
    @Test
    void deadDeliveriesAreThoseOfTheirAlert() {
        assertThat(expression(Deployed.alerts(), "alert", "HeadshotBridgeDeliveriesDead"))
                .contains("(bridge_deliveries_replayable)");
        assertThat(expression(Deployed.panels(), "title", "Dead deliveries"))
                .contains("(bridge_deliveries_replayable{");
    }

    private static String expression(List<JsonNode> all, String name, String value) {
        JsonNode one = all.stream()
                .filter(node -> node.path(name).asText().equals(value))
                .findFirst()
                .orElseThrow();
        return one.findValue("expr").asText();
    }

    @Test
    void noPanelCoversAnother() {
        Set<List<Integer>> taken = new HashSet<>();
        Deployed.DASHBOARD.path("panels").forEach(panel -> {
            JsonNode at = panel.path("gridPos");
            int right = at.path("x").asInt() + at.path("w").asInt();
            assertThat(right).isLessThanOrEqualTo(WIDTH);
            for (int x = at.path("x").asInt(); x < right; x++) {
                for (int y = at.path("y").asInt();
                        y < at.path("y").asInt() + at.path("h").asInt();
                        y++) {
                    assertThat(taken.add(List.of(x, y)))
                            .as(panel.path("title").asText())
                            .isTrue();
                }
            }
        });
    }

    @Test
    void titlesAndIdsAreUnique() {
        assertThat(Deployed.panels())
                .extracting(panel -> panel.path("title").asText())
                .doesNotHaveDuplicates();
        assertThat(Deployed.DASHBOARD.path("panels"))
                .extracting(panel -> panel.path("id").asInt())
                .doesNotHaveDuplicates();
    }
}
