package dev.headshotbridge.mail;

import com.samskivert.mustache.Mustache;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.component.mail.MailConstants;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Fills the Mustache templates {@code routes/mail/<mailTemplate>.{to,subject,text,html}.mustache} with the exchange's
 * variables, and {@code recipients} from {@code bridge.mail.to}. Leaves the headers To and Subject, the HTML as body and
 * the text beside it.
 *
 * <p>Values cannot leave their place: in HTML they are escaped, a subject is one line, and each line of the recipients is
 * one address or an error.
 */
@Component
public class MailTemplates implements Processor {

    private static final Path FOLDER = Path.of("routes", "mail");
    private static final int MAX_SUBJECT = 200;

    private final List<String> recipients;

    public MailTemplates(@Value("${bridge.mail.to}") List<String> recipients) {
        this.recipients = recipients.stream().map(String::strip).toList();
    }

    @Override
    public void process(Exchange exchange) throws IOException, AddressException {
        String name = exchange.getVariable("mailTemplate", String.class);
        Map<String, Object> data = new HashMap<>(exchange.getVariables());
        data.put("recipients", recipients);
        Message mail = exchange.getMessage();
        mail.setHeader(MailConstants.MAIL_TO, addresses(fill(name + ".to", data, false)));
        mail.setHeader(MailConstants.MAIL_SUBJECT, oneLine(fill(name + ".subject", data, false)));
        mail.setHeader(MailConstants.MAIL_ALTERNATIVE_BODY, fill(name + ".text", data, false));
        mail.setBody(fill(name + ".html", data, true));
    }

    private static String fill(String name, Map<String, Object> data, boolean html) throws IOException {
        String template = Files.readString(FOLDER.resolve(name + ".mustache"));
        return Mustache.compiler()
                .escapeHTML(html)
                .defaultValue("")
                .compile(template)
                .execute(data);
    }

    private static String addresses(String lines) throws AddressException {
        List<InternetAddress> addresses = new ArrayList<>();
        for (String line :
                lines.lines().map(String::strip).filter(line -> !line.isEmpty()).toList()) {
            addresses.add(new InternetAddress(line, true));
        }
        return addresses.stream().map(InternetAddress::toString).collect(Collectors.joining(", "));
    }

    private static String oneLine(String subject) {
        String line = subject.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return line.length() <= MAX_SUBJECT ? line : line.substring(0, MAX_SUBJECT - 1) + "…";
    }
}
