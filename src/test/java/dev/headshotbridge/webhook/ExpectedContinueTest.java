package dev.headshotbridge.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headshotbridge.support.Database;
import dev.headshotbridge.support.RawConnection;
import dev.headshotbridge.support.RunningBridge;
import dev.headshotbridge.support.Webhooks;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A sender may ask whether its body is wanted before it sends it (Expect: 100-continue). */
class ExpectedContinueTest {

    private static final String EXPECT = "Expect: 100-continue\r\nContent-Length: ";

    @RegisterExtension
    static final RunningBridge BRIDGE = RunningBridge.on(Database.H2);

    @Test
    void isToldOnceToGoOn() throws IOException {
        try (RawConnection connection = BRIDGE.sender().connect()) {
            // Twice on one connection: a surplus answer would be taken for that of the next request.
            for (int request = 0; request < 2; request++) {
                String body = Webhooks.event("model.created", Webhooks.newModel());
                connection.send(RawWebhook.head(body).replace("Content-Length: ", EXPECT));
                assertThat(connection.answer().status()).isEqualTo(100);
                connection.send(body);
                assertThat(connection.answer().status()).isEqualTo(200);
            }
        }
    }

    @Test
    void isNotToldToSendWhatIsTooLarge() throws IOException {
        try (RawConnection connection = BRIDGE.sender().connect()) {
            connection.send(RawWebhook.head("{}").replace("Content-Length: ", EXPECT + "99999999"));
            assertThat(connection.answer().status()).isEqualTo(413);
        }
    }
}
