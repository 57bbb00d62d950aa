package dev.headshotbridge.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.headshotbridge.connector.HandlingBridge;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The mail about a deleted model, from the inbox to an SMTP server, and what happens when that does not take it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MailDeliveryTest {

    private final ScriptedSmtp smtp = new ScriptedSmtp();
    private final ObjectMapper json = new ObjectMapper();
    private HandlingBridge bridge;
    private int models;
    private long delivery;

    @BeforeAll
    void startBridge() {
        bridge = HandlingBridge.start(
                "bridge.mail.to=ops@example.com, o'brien+photos@example.com",
                "bridge.mail.from=bridge+photos@example.com",
                "bridge.mail.smtp.host=127.0.0.1",
                "bridge.mail.smtp.port=" + smtp.port());
    }

    @AfterAll
    void stopBridge() {
        bridge.close();
        smtp.close();
    }

    @BeforeEach
    void forget() {
        smtp.reset();
    }

    @Test
    void isTextAndHtmlToEachRecipient() throws Exception {
        assertThat(deleted("Zoë O'Hara")).containsEntry("state", "done");

        MimeMessage mail = theMail();
        assertThat(mail.getRecipients(RecipientType.TO))
                .extracting(Object::toString)
                .containsExactly("ops@example.com", "o'brien+photos@example.com");
        assertThat(mail.getFrom()).extracting(Object::toString).containsExactly("bridge+photos@example.com");
        assertThat(mail.getSubject()).isEqualTo("Headshots of Zoë O'Hara were deleted");
        assertThat(mail.getMessageID()).isEqualTo("<" + bridge.row(delivery).get("delivery_uid") + "@headshot-bridge>");
        assertThat(mail.getContentType()).startsWith("multipart/alternative");
        assertThat(part(mail, 0)).contains("The headshots of Zoë O'Hara were deleted", "Person:       u-m-" + models);
        assertThat(part(mail, 1)).contains("<strong>Zoë O&#39;Hara</strong>");
        assertThat(smtp.commands())
                .contains(
                        "MAIL FROM:<bridge+photos@example.com>",
                        "RCPT TO:<ops@example.com>",
                        "RCPT TO:<o'brien+photos@example.com>");
    }

    @Test
    void hasNoHeaderButItsOwn() throws Exception {
        deleted("Ann");

        assertThat(Collections.list(theMail().getAllHeaders()))
                .extracting(header -> header.getName())
                .containsExactlyInAnyOrder(
                        "From",
                        "To",
                        "Subject",
                        "Message-ID",
                        "Date",
                        "MIME-Version",
                        "Content-Type",
                        "Auto-Submitted");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ann\r\nBcc: evil@example.com",
                "Ann\nX-Evil: 1\n\nbody",
                "Ann\u2028Bcc: e\u0085x",
                "a\", evil@example.com, \"b",
                "evil@example.com; b@example.com,",
                "<b>Ann</b><script>alert('x')</script>",
                "${body} {{headshotpro.api.key}} {{{person}}}",
                "=?utf-8?q?=0ABcc:_evil=40example.com?=",
                "😀 Ζωή 'Zoë' \\",
                "&amp;"
            })
    void aNameAddsNoHeaderRecipientOrMarkup(String name) throws Exception {
        assertThat(deleted(name)).containsEntry("state", "done");

        MimeMessage mail = theMail();
        assertThat(Collections.list(mail.getAllHeaders())).hasSize(8);
        assertThat(mail.getRecipients(RecipientType.TO)).hasSize(2);
        assertThat(mail.getRecipients(RecipientType.BCC)).isNull();
        assertThat(smtp.commands())
                .filteredOn(command -> command.startsWith("RCPT"))
                .hasSize(2);
        assertThat(mail.getSubject().lines()).hasSize(1);
        String shown = part(mail, 1).split("<strong>")[1].split("</strong>")[0];
        assertThat(shown).doesNotContain("<", ">", "\"", "'");
    }

    @Test
    void aNameOf100KilobytesMakesAShortSubject() throws Exception {
        assertThat(deleted("😀x".repeat(33_000))).containsEntry("state", "done");

        assertThat(theMail().getSubject())
                .hasSizeLessThanOrEqualTo(200)
                .startsWith("Headshots of 😀x")
                .endsWith("…");
    }

    @Test
    void withoutANameTheModelIsNamed() throws Exception {
        assertThat(deleted(null)).containsEntry("state", "done");

        assertThat(theMail().getSubject()).isEqualTo("Headshots of model m-" + models + " were deleted");
    }

    @ParameterizedTest
    @CsvSource({
        "'', 421 busy",
        "'', ''",
        "MAIL, 451 later",
        "MAIL, 550 never",
        "RCPT, 450 later",
        "RCPT, 550 unknown",
        "DATA, 452 full",
        "., 451 later",
        "., 554 spam",
        "., ''"
    })
    void aServerThatDoesNotTakeItIsTriedAgainWithTheSameMessageId(String command, String answer) throws Exception {
        smtp.answer(command, answer);
        assertThat(deleted("Ann")).containsEntry("state", "pending");
        assertThat(bridge.row(delivery).get("last_error").toString()).startsWith("send-email: ");
        assertThat(bridge.attempts(delivery))
                .extracting("step", "outcome")
                .containsExactly(org.assertj.core.groups.Tuple.tuple("send-email", "RETRYABLE"));
        List<String> before = List.copyOf(smtp.messages());

        smtp.reset();
        bridge.retry(delivery);

        assertThat(bridge.handled(delivery)).containsEntry("state", "done");
        String messageId = "<" + bridge.row(delivery).get("delivery_uid") + "@headshot-bridge>";
        assertThat(theMail().getMessageID()).isEqualTo(messageId);
        assertThat(before).allSatisfy(message -> assertThat(message).contains("Message-ID: " + messageId));
        assertThat(before).hasSize(command.equals(".") ? 1 : 0);
    }

    @Test
    void isNotSentAgainWhenTheAttemptWasRecorded() {
        deleted("Ann");
        assertThat(smtp.messages()).hasSize(1);
        bridge.database().update("UPDATE model SET deleted_at = NULL WHERE id = ?", "m-" + models);
        bridge.database()
                .update(
                        "UPDATE webhook_delivery SET state = 'pending', payload = ? WHERE id = ?",
                        "{\"object\":{}}",
                        delivery);

        assertThat(bridge.handled(delivery)).containsEntry("state", "done");
        assertThat(smtp.messages()).hasSize(1);
    }

    private Map<String, Object> deleted(String title) {
        String model = "m-" + ++models;
        var object = new java.util.HashMap<String, Object>(Map.of("_id", model, "uid", "u-" + model));
        object.put("title", title);
        delivery = bridge.deliver(
                "model.deleted",
                model,
                json.valueToTree(Map.of("event", "model.deleted", "object", object))
                        .toString());
        return bridge.handled(delivery);
    }

    private MimeMessage theMail() throws Exception {
        assertThat(smtp.messages()).hasSize(1);
        byte[] mail = smtp.messages().get(0).replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
        return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(mail));
    }

    private static String part(MimeMessage mail, int index) throws Exception {
        return ((MimeMultipart) mail.getContent())
                .getBodyPart(index)
                .getContent()
                .toString();
    }
}
