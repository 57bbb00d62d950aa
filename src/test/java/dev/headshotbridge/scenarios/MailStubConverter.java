package dev.headshotbridge.scenarios;

import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.citrusframework.mail.message.MailMessageConverter;
import org.springframework.mail.javamail.MimeMailMessage;

/** Shows the scenario, as {@code header-names}, which headers a mail has. */
class MailStubConverter extends MailMessageConverter {

    /** What the stub itself adds. */
    private static final Set<String> TRANSPORT = Set.of("received", "return-path");

    @Override
    protected Map<String, Object> createMessageHeaders(MimeMailMessage mail) throws MessagingException, IOException {
        Map<String, Object> headers = super.createMessageHeaders(mail);
        headers.put(
                "header-names",
                Collections.list(mail.getMimeMessage().getAllHeaders()).stream()
                        .map(Header::getName)
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .filter(name -> !TRANSPORT.contains(name))
                        .sorted()
                        .collect(Collectors.joining(" ")));
        return headers;
    }
}
