package dev.headshotbridge.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headshotbridge.check.Sources;
import jakarta.mail.internet.AddressException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an engineer's own templates can and cannot do. */
class MailTemplatesTest {

    private final Map<String, String> templates = new HashMap<>();

    @BeforeEach
    void templates() {
        template("to", "{{#recipients}}\n{{.}}\n{{/recipients}}");
        template("subject", "About {{person.title}}");
        template("text", "{{person.title}}");
        template("html", "<p>{{person.title}}</p>");
    }

    @Test
    void anAddressCanComeFromThePerson() throws Exception {
        template("to", "\"{{person.title}}\" <{{person.email}}>\n{{#recipients}}{{.}}\n{{/recipients}}");

        Exchange mail = fill("Smith, Zoë", "zoe@example.com");

        assertThat(mail.getMessage().getHeader("To", String.class)).endsWith("<zoe@example.com>, ops@example.com");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            'a" <evil@example.com>, "b', zoe@example.com
            'a" <evil@example.com> (', zoe@example.com
            'x: evil@example.com;', zoe@example.com
            """)
    void aNameAddsNoAddress(String name, String email) throws Exception {
        template("to", "\"{{person.title}}\" <{{person.email}}>");

        assertThat(new jakarta.mail.internet.InternetAddress(
                                fill(name, email).getMessage().getHeader("To", String.class), true)
                        .getAddress())
                .isEqualTo(email);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@example.com, evil@example.com",
                "a@example.com\nevil@example.com",
                "group: evil@example.com;",
                "Ann",
                "",
                "a@b@c",
                "<a@b>, x"
            })
    void anAddressThatIsNotExactlyOneIsAnError(String email) {
        template("to", "{{person.email}}");

        assertThatThrownBy(() -> fill("Ann", email)).isInstanceOf(AddressException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"group: a@example.com, b@example.com;", "nobody", "   "})
    void aTemplateThatGivesNoAddressIsAnError(String template) {
        template("to", template);

        assertThatThrownBy(() -> fill("Ann", "a@example.com")).isInstanceOf(AddressException.class);
    }

    @Test
    void aBrokenTemplateIsNamed() {
        template("html", "{{#person}}");

        assertThatThrownBy(() -> fill("Ann", "a@example.com")).hasMessageContaining("note.html.mustache");
    }

    @Test
    void aMissingTemplateIsNamed() {
        templates.remove("routes/mail/note.text.mustache");

        assertThatThrownBy(() -> fill("Ann", "a@example.com")).hasMessageContaining("note.text.mustache");
    }

    @Test
    void valuesAreOneLineInTextAndEscapedInHtml() throws Exception {
        Exchange mail = fill("a\r\n<b>", "a@example.com");

        assertThat(mail.getMessage().getHeader("CamelMailAlternativeBody")).isEqualTo("a <b>");
        assertThat(mail.getMessage().getBody(String.class)).isEqualTo("<p>a\r\n&lt;b&gt;</p>");
        assertThat(mail.getMessage().getHeader("Subject")).isEqualTo("About a <b>");
    }

    private void template(String part, String text) {
        templates.put("routes/mail/note." + part + ".mustache", text);
    }

    private Exchange fill(String title, String email) throws Exception {
        Exchange exchange = new DefaultExchange(new DefaultCamelContext());
        exchange.setVariable("mailTemplate", "note");
        exchange.setVariable("person", Map.of("title", title, "email", email));
        new MailTemplates(List.of("ops@example.com"), () -> new Sources(List.of(), templates)).process(exchange);
        return exchange;
    }
}
