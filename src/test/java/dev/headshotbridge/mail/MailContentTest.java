package dev.headshotbridge.mail;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.internet.MimeMessage;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The mail about a deleted model, as an SMTP server gets it. */
class MailContentTest extends MailSteps {

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
        assertThat(part(mail, 0)).contains("The headshots of Zoë O'Hara were deleted", "Person:       u-" + model);
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

        assertThat(theMail().getSubject()).isEqualTo("Headshots of model " + model + " were deleted");
    }
}
