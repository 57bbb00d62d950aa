package dev.headshotbridge.reload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headshotbridge.check.Sources;
import java.util.List;
import java.util.Objects;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.RouteConfigurationDefinition;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** routeConfigurations without an id, in a file each: none is lost, and none stays beside its successor. */
class NamelessConfigurationsTest extends ReloadingBridge {

    private static final String READER = "routes/reader.camel.yaml";
    private static final String READ = "routes/sql/show-session.sql";
    private static final String CONFIGURATION = "- routeConfiguration:\n    description: %s\n";
    private static final String READS = """
                onCompletion:
                  - onCompletion:
                      steps:
                        - to: {uri: "sql:file:%s"}
            """.formatted(READ);

    @ParameterizedTest
    @ValueSource(strings = {READER, READ})
    void areThereOnceAfterAnEdit(String file) {
        Sources two = deployed.with(READER, CONFIGURATION.formatted("reader") + READS)
                .with("routes/other.camel.yaml", CONFIGURATION.formatted("other"));
        take(two);
        take(two.with(file, two.texts().get(file) + (file.equals(READ) ? "-- edited\n" : "# edited\n")));

        assertCurrent();
        assertThat(descriptions()).containsOnlyOnce("reader", "other");
    }

    private static List<String> descriptions() {
        return ((DefaultCamelContext) BRIDGE.camel())
                .getRouteConfigurationDefinitions().stream()
                        .map(RouteConfigurationDefinition::getDescription)
                        .filter(Objects::nonNull)
                        .toList();
    }
}
