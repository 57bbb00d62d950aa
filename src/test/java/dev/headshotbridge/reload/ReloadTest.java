package dev.headshotbridge.reload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headshotbridge.support.Webhooks;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What of changed files is taken over, and how the bridge shows the rest. */
class ReloadTest extends ReloadingBridge {

    @Test
    void aGoodRouteCounts() {
        take(deployed.with(RECEIVER, changed(RECEIVER, "expression: OK", "expression: TAKEN")));

        assertThat(answer()).isEqualTo("TAKEN");
        assertThat(unsigned()).contains("\"title\":\"Unauthorized\"");
        assertCurrent();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            muteException: true             | muteExcepton: true          | 12: platform-http has no option muteExcepton
            constant:                       | constnt:                    | 19: constnt is not known
            uri: direct:keep-webhook        | uri: direct:keep-webhok     | 15: no route is "from" direct:keep-webhok
            steps:                          | steps: [                    | 14: is not YAML
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
}
