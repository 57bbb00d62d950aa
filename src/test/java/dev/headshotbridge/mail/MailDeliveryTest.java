package dev.headshotbridge.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What happens when the SMTP server does not take the mail about a deleted model, and when it has. */
class MailDeliveryTest extends MailSteps {

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
                .containsExactly(Tuple.tuple("send-email", "RETRYABLE"));
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
    void oneWhoIsRefusedForGoodKeepsNobodyElseFromBeingTold() throws Exception {
        smtp.answer("RCPT TO:<ops@example.com>", "550 unknown");

        assertThat(deleted("Ann")).containsEntry("state", "done");
        assertThat(bridge.row(delivery).get("last_error").toString())
                .startsWith("The mail server refuses ops@example.com for good");
        assertThat(theMail().getHeader("To")).containsExactly("o'brien+photos@example.com");
        assertThat(part(theMail(), 0)).contains("Ann");
        assertThat(part(theMail(), 1)).contains("<", "Ann");
        assertThat(bridge.attempts(delivery))
                .extracting("step", "outcome")
                .containsExactly(Tuple.tuple("send-email", "OK"));
        assertThat(bridge.database().queryForMap("SELECT title, status FROM model WHERE id = ?", model))
                .containsEntry("title", null)
                .containsEntry("status", "deleted");
    }

    @Test
    void whileOneIsRefusedForNowNobodyIsTold() throws Exception {
        smtp.answer("RCPT TO:<ops@example.com>", "550 unknown");
        smtp.answer("RCPT TO:<o'brien+photos@example.com>", "450 later");
        assertThat(deleted("Ann")).containsEntry("state", "pending");
        assertThat(smtp.messages()).isEmpty();

        smtp.reset();
        bridge.retry(delivery);

        assertThat(bridge.handled(delivery)).containsEntry("state", "done");
        assertThat(bridge.row(delivery).get("last_error")).isNull();
        assertThat(smtp.messages()).hasSize(1);
    }

    @Test
    void isNotSentAgainWhenTheAttemptWasRecorded() {
        deleted("Ann");
        assertThat(smtp.messages()).hasSize(1);
        bridge.database().update("UPDATE model SET deleted_at = NULL WHERE id = ?", model);
        bridge.database()
                .update(
                        "UPDATE webhook_delivery SET state = 'pending', payload = ? WHERE id = ?",
                        "{\"object\":{}}",
                        delivery);

        assertThat(bridge.handled(delivery)).containsEntry("state", "done");
        assertThat(smtp.messages()).hasSize(1);
    }
}
