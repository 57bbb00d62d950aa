package dev.headshotbridge.deploy;

import static dev.headshotbridge.support.Answers.assertStored;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.headshotbridge.support.Database;
import dev.headshotbridge.support.RunningBridge;
import dev.headshotbridge.support.Surroundings;
import dev.headshotbridge.support.Waiting;
import dev.headshotbridge.support.Webhooks;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each metric, label and label value that dashboard and alerts ask for is what a running bridge gives. */
class MetricsAskedForTest {

    private static final Pattern VARIABLE = Pattern.compile("\\{\\{ *(?:\\$labels\\.)?(\\w+) *}}");

    @RegisterExtension
    static final Surroundings SURROUNDINGS = new Surroundings();

    @RegisterExtension
    static final RunningBridge BRIDGE =
            RunningBridge.on(Database.H2).with(SURROUNDINGS.settings()).handling();

    private static Scrape scrape;

    @BeforeAll
    static void aLittleTraffic() {
        String model = Webhooks.newModel();
        assertStored(BRIDGE.sender().post(Webhooks.event("model.created", model)));
        assertStored(BRIDGE.sender().post(Webhooks.event("model.photos_ready", model)));
        Stream.of("model.created", "model.photos_ready")
                .map(event -> "event=\"" + event + '"')
                .forEach(event -> Waiting.until(
                        () -> assertThat(BRIDGE.privatePort().metric("bridge_deliveries_handled_seconds_count", event))
                                .isEqualTo(1)));
        // A collection's pause is a series from the first one on.
        System.gc();
        Waiting.until(() -> assertThat(BRIDGE.privatePort().metric("jvm_gc_pause_seconds_count"))
                .isPositive());
        scrape = Scrape.of(BRIDGE.privatePort().get("/actuator/prometheus").body());
    }

    static List<JsonNode> alerts() {
        return Deployed.alerts();
    }

    static List<JsonNode> queries() {
        return Deployed.panels().stream()
                .flatMap(panel -> panel.findParents("expr").stream())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void ofAnAlert(JsonNode alert) {
        String expression = alert.path("expr").asText();
        assertThat(scrape.missing(expression)).isEmpty();
        labels(alert.path("annotations").toString())
                .forEach(label ->
                        assertThat(scrape.hasLabel(expression, label)).as(label).isTrue());
    }

    @ParameterizedTest
    @MethodSource("queries")
    void ofAPanel(JsonNode query) {
        String expression = Deployed.filledIn(query.path("expr").asText());
        assertThat(scrape.missing(expression)).isEmpty();
        labels(query.path("legendFormat").asText())
                .forEach(label ->
                        assertThat(scrape.hasLabel(expression, label)).as(label).isTrue());
    }

    @Test
    void ofTheVariablesAndAnnotations() {
        List<String> definitions = Deployed.DASHBOARD.findValuesAsText("definition");
        assertThat(definitions).containsExactly("label_values(bridge_inbox_measured_seconds, instance)");
        assertThat(scrape.missing("sum by (instance) (bridge_inbox_measured_seconds)"))
                .isEmpty();
        Deployed.DASHBOARD.path("annotations").findValuesAsText("expr").forEach(expression -> assertThat(
                        scrape.missing(Deployed.filledIn(expression)))
                .isEmpty());
    }

    /** Otherwise the others could not fail. */
    @ParameterizedTest
    @CsvSource(delimiter = '!', textBlock = """
                    rate(bridge_attempt_total[5m])                                           ! metric bridge_attempt_total
                    sum by (stage) (bridge_deliveries)                                       ! label stage
                    max(bridge_deliveries{state="died"}) > 0                                 ! value=died
                    rate(headshotpro_webhooks_rejected_total{reason=~"overloaded|late"}[5m]) ! value=late
                    bridge_deliveries{stat="dead"} offset 5m                                 ! label=stat
                    bridge_target_circuit_open{job="other"}                                  ! value=other
                    up == 1 and no_such_metric                                               ! metric no_such_metric
                    vector(0)                                                                ! no metric at all
                    """)
    void whatIsMissingIsFound(String expression, String missing) {
        assertThat(scrape.missing(expression)).singleElement().asString().contains(missing);
    }

    private static Set<String> labels(String template) {
        Set<String> labels = new TreeSet<>();
        VARIABLE.matcher(template).results().forEach(found -> labels.add(found.group(1)));
        return labels;
    }
}
