package dev.headshotbridge.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headshotbridge.support.RunningBridge;
import dev.headshotbridge.support.Signing;
import dev.headshotbridge.support.WebhookSender;
import dev.headshotbridge.support.Webhooks;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs/runbook.md says step by step, done by processes of the distribution. */
class RunbookIT {

    private static final Duration STOP = Duration.ofSeconds(30);
    private static final String SECRETS = "HEADSHOTPRO_WEBHOOK_SECRETS";
    private static final String DATABASE = "data/headshot-bridge.mv.db";
    private static final int OK = 200;
    private static final int UNAUTHORIZED = 401;

    private final String old = RunningBridge.SECRETS.get(0);
    private final String renewed = RunningBridge.SECRETS.get(1);

    private BridgeProcess bridge;
    private BridgeProcess elsewhere;

    @BeforeEach
    void install(@TempDir Path first, @TempDir Path second) throws IOException {
        bridge = new BridgeProcess(first);
        elsewhere = new BridgeProcess(second);
    }

    @AfterEach
    void stop() throws InterruptedException {
        bridge.close();
        elsewhere.close();
    }

    @Test
    void aSecretIsRotated() throws Exception {
        bridge.start();
        assertThat(send(old)).isEqualTo(OK);
        assertThat(send(renewed)).isEqualTo(UNAUTHORIZED);

        restart(renewed + "," + old);
        assertThat(send(old)).isEqualTo(OK);
        assertThat(send(renewed)).isEqualTo(OK);

        restart(renewed);
        assertThat(send(old)).isEqualTo(UNAUTHORIZED);
        assertThat(send(renewed)).isEqualTo(OK);
    }

    @Test
    void theEmbeddedDatabaseMovesToAnotherFolder() throws Exception {
        bridge.start();
        String webhook = Webhooks.withId("moved", "model.created", "moved");
        assertThat(bridge.send(webhook).statusCode()).isEqualTo(OK);
        bridge.terminate(STOP);
        assertThat(bridge.health()).isEqualTo(1);

        Files.createDirectories(elsewhere.home.resolve("data"));
        Files.copy(bridge.home.resolve(DATABASE), elsewhere.home.resolve(DATABASE));
        elsewhere.start();
        assertThat(elsewhere.operations("deliveries?model=moved")).contains("\"model_id\":\"moved\"");
        assertThat(elsewhere.send(webhook).statusCode()).isEqualTo(OK);
        assertThat(elsewhere.operations("deliveries?model=moved")).contains("\"duplicates\":1");
    }

    private void restart(String secrets) throws Exception {
        bridge.terminate(STOP);
        bridge.environment.put(SECRETS, secrets);
        bridge.start();
    }

    private int send(String secret) {
        byte[] webhook = Webhooks.event("model.created", Webhooks.newModel()).getBytes(StandardCharsets.UTF_8);
        WebhookSender sender = new WebhookSender(bridge.publicPort);
        return sender.send(
                        sender.unsigned(webhook).header("X-HeadshotPro-Signature", Signing.signature(secret, webhook)))
                .statusCode();
    }
}
