package dev.headshotbridge.mail;

import dev.headshotbridge.connector.HandlingBridge;

/** A bridge that mails, and its SMTP server. */
final class MailingBridge implements AutoCloseable {

    final ScriptedSmtp smtp = new ScriptedSmtp();
    final HandlingBridge bridge = HandlingBridge.start(
            "bridge.mail.to=ops@example.com, o'brien+photos@example.com",
            "bridge.mail.from=bridge+photos@example.com",
            "bridge.mail.smtp.host=127.0.0.1",
            "bridge.mail.smtp.port=" + smtp.port());

    @Override
    public void close() {
        bridge.close();
        smtp.close();
    }
}
