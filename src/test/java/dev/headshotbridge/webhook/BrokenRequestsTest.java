package dev.headshotbridge.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headshotbridge.support.Database;
import dev.headshotbridge.support.RawConnection;
import dev.headshotbridge.support.RunningBridge;
import dev.headshotbridge.support.Waiting;
import dev.headshotbridge.support.Webhooks;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A request that breaks off is the sender's affair: nothing is kept, and no error is logged that looks like the bridge's. */
@ExtendWith(OutputCaptureExtension.class)
class BrokenRequestsTest {

    private static final String BODY = Webhooks.event("model.created", "broken");

    @RegisterExtension
    static final RunningBridge BRIDGE = RunningBridge.on(Database.H2);

    @AfterEach
    void leavesNothingBehind(CapturedOutput output) {
        Waiting.until(() -> assertThat(BRIDGE.privatePort().metric("bridge_public_connections"))
                .isZero());
        assertThat(BRIDGE.inbox().of("broken")).isEmpty();
        assertThat(output).doesNotContain("ERROR", "Exception");
    }

    @Test
    void aSenderThatHangsUp() throws IOException {
        try (RawConnection connection = BRIDGE.sender().connect()) {
            connection.send(RawWebhook.head(BODY)).send(BODY.substring(9));
        }
    }

    @Test
    void aSenderThatHangsUpBetweenTwoChunks() throws IOException {
        try (RawConnection connection = BRIDGE.sender().connect()) {
            connection.send(RawWebhook.chunkedHead(BODY)).send("1\r\n{\r\n");
        }
    }

    @Test
    void aChunkOfNoSize() throws IOException {
        try (RawConnection connection = BRIDGE.sender().connect()) {
            connection.send(RawWebhook.chunkedHead(BODY)).send("1\r\n{\r\nzz\r\n");
            assertThat(connection.closedByPeer()).isTrue();
        }
    }
}
