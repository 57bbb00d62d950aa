package dev.headshotbridge.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.headshotbridge.connector.HandlingBridge;
import dev.headshotbridge.support.OncePerRun;
import dev.headshotbridge.support.Webhooks;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the tests of the mail about a deleted model do: deliver, and look at the mail. */
@ExtendWith(OncePerRun.class)
abstract class MailSteps {

    private final ObjectMapper json = new ObjectMapper();
    ScriptedSmtp smtp;
    HandlingBridge bridge;
    String model;
    long delivery;

    @BeforeEach
    void forget(MailingBridge shared) {
        smtp = shared.smtp;
        bridge = shared.bridge;
        smtp.reset();
    }

    Map<String, Object> deleted(String title) {
        model = Webhooks.newModel();
        var object = new HashMap<String, Object>(Map.of("_id", model, "uid", "u-" + model));
        object.put("title", title);
        delivery = bridge.deliver(
                "model.deleted",
                model,
                json.valueToTree(Map.of("event", "model.deleted", "object", object))
                        .toString());
        return bridge.handled(delivery);
    }

    MimeMessage theMail() throws Exception {
        assertThat(smtp.messages()).hasSize(1);
        byte[] mail = smtp.messages().get(0).replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
        return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(mail));
    }

    static String part(MimeMessage mail, int index) throws Exception {
        return ((MimeMultipart) mail.getContent())
                .getBodyPart(index)
                .getContent()
                .toString();
    }
}
