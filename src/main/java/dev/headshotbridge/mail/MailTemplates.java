package dev.headshotbridge.mail;

import com.samskivert.mustache.Escapers;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import dev.headshotbridge.check.Sources;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
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
 * <p>Values cannot leave their place: in HTML they are escaped, elsewhere they are one line, and in an address they lose
 * what has a meaning there. Each line of the recipients is one address or an error.
 */
@Component
class MailTemplates implements Processor {

    private static final String FOLDER = "routes/mail/";
    private static final int MAX_SUBJECT = 200;
    private static final Pattern LINE_BREAKS = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}\\s]+");
    private static final Pattern ADDRESS_SPECIALS = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}\\s\"(),:;<>\\[\\]\\\\]+");

    private final List<String> recipients;
    private final Supplier<Sources> sources;

    public MailTemplates(@Value("${bridge.mail.to}") List<String> recipients, Supplier<Sources> sources) {
        this.sources = sources;
        this.recipients = recipients.stream().map(String::strip).toList();
    }

    @Override
    public void process(Exchange exchange) throws IOException, AddressException {
        String name = exchange.getVariable("mailTemplate", String.class);
        Map<String, Object> data = new HashMap<>(exchange.getVariables());
        data.put("recipients", recipients);
        Message mail = exchange.getMessage();
        mail.setHeader(MailConstants.MAIL_TO, addresses(fill(name + ".to", data, value -> ADDRESS_SPECIALS
                .matcher(value)
                .replaceAll(" "))));
        mail.setHeader(MailConstants.MAIL_SUBJECT, cut(fill(name + ".subject", data, MailTemplates::oneLine)));
        mail.setHeader(MailConstants.MAIL_ALTERNATIVE_BODY, fill(name + ".text", data, MailTemplates::oneLine));
        mail.setBody(fill(name + ".html", data, Escapers.HTML));
    }

    private String fill(String name, Map<String, Object> data, Mustache.Escaper escaper) throws IOException {
        String file = FOLDER + name + ".mustache";
        String template = sources.get().texts().get(file);
        if (template == null) {
            throw new FileNotFoundException(file + " is not there");
        }
        try {
            return Mustache.compiler()
                    .withEscaper(escaper)
                    .defaultValue("")
                    .compile(template)
                    .execute(data);
        } catch (MustacheException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    private static String addresses(String lines) throws AddressException {
        List<InternetAddress> addresses = new ArrayList<>();
        for (String line :
                lines.lines().map(String::strip).filter(line -> !line.isEmpty()).toList()) {
            InternetAddress address = new InternetAddress(line, true);
            if (address.isGroup()) {
                throw new AddressException("A group is not one address", line);
            }
            addresses.add(address);
        }
        if (addresses.isEmpty()) {
            throw new AddressException("The template of the recipients gives no address");
        }
        return addresses.stream().map(InternetAddress::toString).collect(Collectors.joining(", "));
    }

    private static String oneLine(String text) {
        return LINE_BREAKS.matcher(text).replaceAll(" ").strip();
    }

    private static String cut(String subject) {
        // A name that looks like an encoded word would be decoded by the reader's mail program.
        String line = oneLine(subject).replace("=?", "= ?");
        if (line.length() <= MAX_SUBJECT) {
            return line;
        }
        int end = MAX_SUBJECT - 1;
        return line.substring(0, Character.isHighSurrogate(line.charAt(end - 1)) ? end - 1 : end) + "…";
    }
}
