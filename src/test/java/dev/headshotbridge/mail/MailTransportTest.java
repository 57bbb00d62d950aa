package dev.headshotbridge.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.headshotbridge.connector.HandlingBridge;
import dev.headshotbridge.support.Ports;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How {@code bridge.mail.smtp.*} reaches a server, and when it refuses to. */
class MailTransportTest {

    @ParameterizedTest
    @ValueSource(strings = {"a+&%=b)&c=d", "RAW(x)", "p\"ä'{{x}} y#?/\\"})
    void logsInWithAnyPassword(String password) {
        GreenMail server = server(ServerSetup.PROTOCOL_SMTP);
        server.getUserManager().setAuthRequired(true);
        server.setUser("ops@example.com", "bridge+a@example.com&x=y%", password);
        try (HandlingBridge bridge = bridge(
                server,
                "bridge.mail.smtp.username=bridge+a@example.com&x=y%",
                "bridge.mail.smtp.password=" + password)) {
            assertThat(deleted(bridge)).containsEntry("state", "done");
            assertThat(server.getReceivedMessages()).hasSize(1);
        } finally {
            server.stop();
        }
    }

    @Test
    void aWrongPasswordIsTriedAgainLaterAndNotRepeated() {
        GreenMail server = server(ServerSetup.PROTOCOL_SMTP);
        server.getUserManager().setAuthRequired(true);
        server.setUser("ops@example.com", "bridge", "right-passw0rd");
        try (HandlingBridge bridge =
                bridge(server, "bridge.mail.smtp.username=bridge", "bridge.mail.smtp.password=wrong-passw0rd")) {
            assertThat(deleted(bridge)).containsEntry("state", "pending");
            assertThat(bridge.row(1L).get("last_error").toString())
                    .contains("Authentication")
                    .doesNotContain("passw0rd");
            assertThat(server.getReceivedMessages()).isEmpty();
        } finally {
            server.stop();
        }
    }

    @Test
    void withStartTlsRequiredAServerWithoutItGetsNothing() {
        GreenMail server = server(ServerSetup.PROTOCOL_SMTP);
        try (HandlingBridge bridge = bridge(server, "bridge.mail.smtp.security=starttls")) {
            assertThat(deleted(bridge)).containsEntry("state", "pending");
            assertThat(bridge.row(1L).get("last_error").toString()).contains("STARTTLS is required");
            assertThat(server.getReceivedMessages()).isEmpty();
        } finally {
            server.stop();
        }
    }

    @Test
    void withTlsACertificateOfUnknownOriginIsRefused() {
        GreenMail server = server(ServerSetup.PROTOCOL_SMTPS);
        try (HandlingBridge bridge = bridge(server, "bridge.mail.smtp.security=tls")) {
            assertThat(deleted(bridge)).containsEntry("state", "pending");
            assertThat(server.getReceivedMessages()).isEmpty();
        } finally {
            server.stop();
        }
    }

    @Test
    void withoutRecipientsThereIsNoMailAndNoServerIsNeeded() {
        int closedPort = Ports.free();
        try (HandlingBridge bridge =
                HandlingBridge.start("bridge.mail.smtp.host=127.0.0.1", "bridge.mail.smtp.port=" + closedPort)) {
            assertThat(deleted(bridge)).containsEntry("state", "done");
            assertThat(bridge.attempts(1L)).isEmpty();
        }
        try (HandlingBridge bridge = HandlingBridge.start(
                "bridge.mail.to=ops@example.com",
                "bridge.mail.smtp.host=127.0.0.1",
                "bridge.mail.smtp.port=" + closedPort)) {
            assertThat(deleted(bridge)).containsEntry("state", "pending");
        }
    }

    private static GreenMail server(String protocol) {
        GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", protocol));
        server.start();
        return server;
    }

    private static HandlingBridge bridge(GreenMail server, String... settings) {
        int port = server.getSmtp() == null
                ? server.getSmtps().getPort()
                : server.getSmtp().getPort();
        var all = new java.util.ArrayList<>(java.util.List.of(settings));
        all.add("bridge.mail.to=ops@example.com");
        all.add("bridge.mail.smtp.host=127.0.0.1");
        all.add("bridge.mail.smtp.port=" + port);
        return HandlingBridge.start(all.toArray(String[]::new));
    }

    private static Map<String, Object> deleted(HandlingBridge bridge) {
        long delivery =
                bridge.deliver("model.deleted", "m-1", "{\"event\":\"model.deleted\",\"object\":{\"_id\":\"m-1\"}}");
        return bridge.handled(delivery);
    }
}
