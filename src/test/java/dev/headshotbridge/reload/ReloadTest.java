package dev.headshotbridge.reload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headshotbridge.check.RunningSources;
import dev.headshotbridge.check.Sources;
import dev.headshotbridge.support.Database;
import dev.headshotbridge.support.RunningBridge;
import dev.headshotbridge.support.Webhooks;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What of changed files is taken over, and how the bridge shows the rest. The files stay as they are on the disk. */
class ReloadTest {

    @RegisterExtension
    static final RunningBridge BRIDGE = RunningBridge.on(Database.H2).with("bridge.reload.enabled", true);

    private static final String RECEIVER = "routes/receive-webhook.camel.yaml";
    private static final String UNAVAILABLE = "routes/errors/answer-problem.camel.yaml";
    private static final String LIST = "routes/sql/list-deliveries.sql";
    private static final String EXTRA = """
            - route:
                id: extra
                from:
                  uri: servlet:extra
                  steps:
                    - setBody: {expression: {constant: {expression: "%s"}}}
            """;

    private Sources deployed;

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

    @Test
    void aGoodRouteCounts() {
        take(deployed.with(RECEIVER, changed(RECEIVER, "expression: OK", "expression: TAKEN")));

        assertThat(answer()).isEqualTo("TAKEN");
        assertThat(unsigned()).contains("\"title\":\"Unauthorized\"");
        assertCurrent();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            muteException: true             | muteExcepton: true          | 11: platform-http has no option muteExcepton
            idempotentRepository: inbox     | idempotentRepository: inbx  | 27: there is no bean inbx
            uri: direct:read-envelope       | uri: direct:read-envelop    | 25: no route is "from" direct:read-envelop
            steps:                          | steps: [                    | 13: is not YAML
            """)
    void aBadRouteLeavesTheLastGoodOneReceiving(String good, String bad, String problem) {
        double failed = reloads("failed");
        take(deployed.with(RECEIVER, changed(RECEIVER, good, bad)));

        assertThat(answer()).isEqualTo("OK");
        assertThat(health("/actuator/health")).contains("\"status\":\"OUT_OF_DATE\"", json(RECEIVER + ":" + problem));
        assertThat(health("/actuator/health/readiness")).contains("\"status\":\"UP\"");
        assertThat(reloads("failed")).isEqualTo(failed + 1);
        assertThat(metric("bridge_reload_current")).isZero();

        take(deployed);
        assertCurrent();
    }

    @Test
    void noWebhookIsLostWhileItsRouteIsReplaced() {
        List<String> models = new ArrayList<>();
        CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> {
            for (int i = 0; i < 200; i++) {
                String model = Webhooks.newModel();
                if (BRIDGE.sender().post(Webhooks.event("model.created", model)).statusCode() == 200) {
                    models.add(model);
                }
            }
        });
        for (int i = 0; i < 3 || !sending.isDone(); i++) {
            take(deployed.with(RECEIVER, changed(RECEIVER, "expression: OK", "expression: TAKEN " + i)));
        }
        sending.join();

        assertThat(models)
                .isNotEmpty()
                .allSatisfy(model -> assertThat(BRIDGE.inbox().of(model)).hasSize(1));
    }

    @Test
    void aGoodFileIsTakenBesideABadOne() {
        take(deployed.with("routes/extra.camel.yaml", EXTRA.formatted("hello"))
                .with(RECEIVER, changed(RECEIVER, "muteException", "muteExcepton")));

        assertThat(operations("extra")).isEqualTo("hello");
        assertThat(answer()).isEqualTo("OK");

        take(deployed.with("routes/extra.camel.yaml", EXTRA.formatted("hello again")));
        assertThat(operations("extra")).isEqualTo("hello again");
        assertCurrent();
    }

    @Test
    void aDeletedFileGoesOnUntilARestart() {
        take(deployed.with(RECEIVER, null));

        assertThat(answer()).isEqualTo("OK");
        assertThat(health("/actuator/health")).contains("OUT_OF_DATE", RECEIVER + ":1: is gone, but goes on running");
    }

    @Test
    void aMovedFileIsNoDeletedOne() {
        take(deployed.with(RECEIVER, null).with("routes/moved.camel.yaml", changed(RECEIVER, ": OK", ": MOVED")));

        assertThat(answer()).isEqualTo("MOVED");
        assertCurrent();
    }

    @Test
    void aChangedStatementCounts() {
        take(deployed.with(LIST, changed(LIST, "finished_at", "finished_at AS ended")));
        BRIDGE.sender().post(Webhooks.event("model.created", Webhooks.newModel()));
        assertThat(operations("deliveries")).contains("\"ended\"");

        take(deployed.with(LIST, changed(LIST, "finished_at", "finished_att")));
        assertThat(operations("deliveries")).contains("\"ended\"");
        assertThat(health("/actuator/health"))
                .contains(LIST + ":3: there is no column finished_att; write finished_at");
    }

    @Test
    void aChangedRouteConfigurationCounts() {
        String file = "routes/errors/receiving.camel.yaml";
        take(deployed.with(file, changed(file, "\"title\":\"Unauthorized\"", "\"title\":\"Not signed\"")));

        assertThat(unsigned()).contains("\"title\":\"Not signed\"");
    }

    @Test
    void whatCannotBeStartedIsTakenBack() {
        // Camel knows of the other size only when both run.
        take(deployed.with(
                        "routes/extra.camel.yaml",
                        EXTRA.formatted("x").replace("servlet:extra", "seda:handle-delivery?size=7"))
                .with(RECEIVER, changed(RECEIVER, ": OK", ": TAKEN")));

        assertThat(health("/actuator/health"))
                .contains("routes/extra.camel.yaml:1: could not be started: Cannot use existing queue");
        assertThat(answer()).isEqualTo("TAKEN");
        assertThat(BRIDGE.camel()
                        .getRouteController()
                        .getRouteStatus("handle-delivery")
                        .isStarted())
                .isTrue();
    }

    private String changed(String file, String part, String replacement) {
        assertThat(deployed.texts().get(file)).contains(part);
        return deployed.texts().get(file).replace(part, replacement);
    }

    private static boolean take(Sources disk) {
        return BRIDGE.camel().getRegistry().findSingleByType(Reload.class).take(disk);
    }

    private static String answer() {
        return BRIDGE.sender()
                .post(Webhooks.event("model.created", Webhooks.newModel()))
                .body();
    }

    private static String unsigned() {
        return BRIDGE.sender()
                .send(BRIDGE.sender().unsigned("{}".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .body();
    }

    private static void assertCurrent() {
        assertThat(health("/actuator/health")).contains("\"reload\":{\"status\":\"UP\"}");
        assertThat(metric("bridge_reload_current")).isEqualTo(1);
    }

    private static String operations(String path) {
        return BRIDGE.privatePort().get("/operations/" + path).body();
    }

    private static String health(String path) {
        return BRIDGE.privatePort().get(path).body();
    }

    private static String json(String text) {
        return text.replace("\"", "\\\"");
    }

    private static double reloads(String result) {
        return metric("bridge_reloads_total{result=\"" + result + "\"}");
    }

    private static double metric(String name) {
        return BRIDGE.privatePort()
                .get("/actuator/prometheus")
                .body()
                .lines()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }
}
