package dev.headshotbridge.reload;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However a routeConfiguration is written, it can be replaced. */
class ReloadedConfigurationsTest extends ReloadingBridge {

    private static final String PROCESSING = "routes/errors/processing.camel.yaml";

    @Test
    void withItsDescriptionFirst() {
        String id = "    id: processing\n";
        String described = changed(PROCESSING, id, "").replace("    errorHandler:", id + "    errorHandler:");
        for (int edit = 0; edit < 2; edit++) {
            take(deployed.with(PROCESSING, described + "# " + edit + "\n"));

            assertCurrent();
            assertThat(answer()).isEqualTo("OK");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "- routeConfiguration:\n    id: 'own'\n    description: quoted\n",
                "- routeConfiguration:\n    # named\n    id: \"own\" # so\n",
                "- \"routeConfiguration\": {description: in one line, id: own}\n",
                "- routeConfiguration:\n    description: for every route\n"
            })
    void andAFileOfBeansWithIt(String configuration) {
        String beans = "- beans: [{name: own-map, type: java.util.HashMap}]\n# ";
        for (int edit = 0; edit < 2; edit++) {
            take(deployed.with("routes/own.camel.yaml", configuration).with("routes/beans.camel.yaml", beans + edit));

            assertCurrent();
            assertThat(answer()).isEqualTo("OK");
        }
    }
}
