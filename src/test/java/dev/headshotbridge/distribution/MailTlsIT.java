package dev.headshotbridge.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Mail with a login over an encrypted connection, to a server whose certificate Java does not trust by itself. */
class MailTlsIT {

    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final String DELETED =
            "{\"event\":\"model.deleted\",\"objectType\":\"model\",\"object\":{\"_id\":\"m-1\",\"uid\":\"u-1\"}}";

    private final ObjectMapper json = new ObjectMapper();

    @ParameterizedTest
    @ValueSource(strings = {"starttls", "tls"})
    void isRefusedUntilTheServerIsTrusted(String security, @TempDir Path folder) throws Exception {
        Certificate certificate = Certificate.make(folder);
        try (TlsMailServer server = new TlsMailServer(certificate.context(), security.equals("starttls"));
                BridgeProcess bridge = new BridgeProcess(folder)) {
            server.mail.getUserManager().setAuthRequired(true);
            server.mail.setUser("ops@example.com", "bridge", "passw0rd");
            bridge.environment.putAll(Map.of(
                    "BRIDGE_RETRY_SCHEDULE", "200ms, 200ms, 5s, 5s, 5s, 5s",
                    "BRIDGE_MAIL_TO", "ops@example.com",
                    "BRIDGE_MAIL_SMTP_HOST", "127.0.0.1",
                    "BRIDGE_MAIL_SMTP_PORT", String.valueOf(server.port()),
                    "BRIDGE_MAIL_SMTP_SECURITY", security,
                    "BRIDGE_MAIL_SMTP_USERNAME", "bridge",
                    "BRIDGE_MAIL_SMTP_PASSWORD", "passw0rd"));
            bridge.start();
            assertThat(bridge.send(DELETED).statusCode()).isEqualTo(200);
            await().atMost(LONGEST).until(() -> delivery(bridge).get("attempts").asInt() >= 2);
            assertThat(delivery(bridge).get("state").asText()).isIn("pending", "processing");
            assertThat(delivery(bridge).get("last_error").asText()).contains("send-email");
            assertThat(server.mail.getReceivedMessages()).isEmpty();
            assertThat(server.received()).isEmpty();
            bridge.terminate(LONGEST);

            bridge.environment.merge(
                    "JAVA_OPTS",
                    " -Djavax.net.ssl.trustStore=" + certificate.trustStore() + " -Djavax.net.ssl.trustStorePassword="
                            + Certificate.PASSWORD,
                    String::concat);
            bridge.start();
            await().atMost(LONGEST)
                    .until(() -> delivery(bridge).get("state").asText().equals("done"));
            // GreenMail refuses a wrong login, but would take mail without one.
            assertThat(server.received()).contains("\r\nAUTH ");
            assertThat(server.mail.getReceivedMessages()).hasSize(1);
            assertThat(server.mail.getReceivedMessages()[0].getSubject())
                    .isEqualTo("Headshots of model m-1 were deleted");
        }
    }

    private JsonNode delivery(BridgeProcess bridge) throws IOException {
        JsonNode deliveries = json.readTree(bridge.operations("deliveries?model=m-1"));
        assertThat(deliveries).hasSize(1);
        return deliveries.get(0);
    }
}
