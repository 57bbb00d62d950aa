package dev.headshotbridge.reload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headshotbridge.check.RunningSources;
import dev.headshotbridge.check.Sources;
import dev.headshotbridge.support.Database;
import dev.headshotbridge.support.RunningBridge;
import dev.headshotbridge.support.Webhooks;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A bridge that takes changed files over. The files stay as they are on the disk. */
abstract class ReloadingBridge {

    @RegisterExtension
    static final RunningBridge BRIDGE = RunningBridge.on(Database.H2).with("bridge.reload.enabled", true);

    static final String RECEIVER = "routes/receive-webhook.camel.yaml";
    static final String UNAVAILABLE = "routes/errors/answer-problem.camel.yaml";
    static final String LIST = "routes/sql/list-deliveries.sql";
    static final String EXTRA = """
            - route:
                id: extra
                from:
                  uri: servlet:extra
                  steps:
                    - setBody: {expression: {constant: {expression: "%s"}}}
            """;

    Sources deployed;

    @BeforeEach
    void remember() {
        deployed = BRIDGE.camel()
                .getRegistry()
                .findSingleByType(RunningSources.class)
                .get();
    }

    @AfterEach
    void goBack() {
        assertThat(take(deployed)).isTrue();
    }

    String changed(String file, String part, String replacement) {
        assertThat(deployed.texts().get(file)).contains(part);
        return deployed.texts().get(file).replace(part, replacement);
    }

    static boolean take(Sources disk) {
        return BRIDGE.camel().getRegistry().findSingleByType(Reload.class).take(disk);
    }

    static String answer() {
        return BRIDGE.sender()
                .post(Webhooks.event("model.created", Webhooks.newModel()))
                .body();
    }

    static String unsigned() {
        return BRIDGE.sender()
                .send(BRIDGE.sender().unsigned("{}".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .body();
    }

    static void assertCurrent() {
        assertThat(health("/actuator/health")).contains("\"reload\":{\"status\":\"UP\"}");
        assertThat(metric("bridge_reload_current")).isEqualTo(1);
    }

    static String operations(String path) {
        return BRIDGE.privatePort().get("/operations/" + path).body();
    }

    static String health(String path) {
        return BRIDGE.privatePort().get(path).body();
    }

    static String json(String text) {
        return text.replace("\"", "\\\"");
    }

    static double reloads(String result) {
        return metric("bridge_reloads_total{result=\"" + result + "\"}");
    }

    static double metric(String name) {
        return BRIDGE.privatePort()
                .get("/actuator/prometheus")
                .body()
                .lines()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }
}
