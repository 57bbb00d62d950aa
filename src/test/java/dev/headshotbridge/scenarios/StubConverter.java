package dev.headshotbridge.scenarios;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.ContentDisposition;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.citrusframework.context.TestContext;
import org.citrusframework.http.client.HttpEndpointConfiguration;
import org.citrusframework.http.message.HttpMessage;
import org.citrusframework.http.message.HttpMessageConverter;
import org.citrusframework.message.Message;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;

/**
 * Shows a request to the scenario in a form that YAML can state: multipart as JSON, photos by name, and as header
 * {@code header-names} which headers came. Answers {@code photo:<name>} with that photo's bytes.
 */
class StubConverter extends HttpMessageConverter {

    /** What each HTTP client sends; of no interest. */
    private static final Set<String> TRANSPORT =
            Set.of("accept-encoding", "connection", "content-length", "host", "transfer-encoding", "user-agent");

    @Override
    public HttpMessage convertInbound(
            HttpEntity<?> request, HttpEndpointConfiguration configuration, TestContext context) {
        HttpMessage shown = super.convertInbound(request, configuration, context);
        shown.setHeader("header-names", headerNames(request.getHeaders()));
        var type = request.getHeaders().getContentType();
        if (type != null && type.getType().equals("multipart")) {
            shown.setPayload(parts(type.toString(), bytes(request.getBody())));
        } else if (shown.getPayload() instanceof String text) {
            shown.setPayload(Photos.nameIn(text));
        } else if (shown.getPayload() instanceof byte[] photo) {
            shown.setPayload(Photos.name(photo));
        }
        return shown;
    }

    @Override
    public HttpEntity<?> convertOutbound(Message answer, HttpEndpointConfiguration configuration, TestContext context) {
        answer.setPayload(Photos.meant(answer.getPayload()));
        return super.convertOutbound(answer, configuration, context);
    }

    private static String headerNames(HttpHeaders headers) {
        var names = new TreeSet<String>();
        headers.keySet().forEach(name -> names.add(name.toLowerCase(java.util.Locale.ROOT)));
        names.removeAll(TRANSPORT);
        return String.join(" ", names);
    }

    private static byte[] bytes(Object body) {
        return body instanceof byte[] raw ? raw : String.valueOf(body).getBytes(ISO_8859_1);
    }

    private static String parts(String type, byte[] body) {
        try {
            var multipart = new MimeMultipart(new ByteArrayDataSource(body, type));
            var parts = new LinkedHashMap<String, Object>();
            for (int i = 0; i < multipart.getCount(); i++) {
                var part = (MimeBodyPart) multipart.getBodyPart(i);
                var disposition = new ContentDisposition(part.getHeader("Content-Disposition", null));
                parts.put(disposition.getParameter("name"), part(part, disposition.getParameter("filename")));
            }
            return new ObjectMapper().writeValueAsString(parts);
        } catch (MessagingException | IOException e) {
            throw new IllegalArgumentException("The multipart body cannot be read", e);
        }
    }

    private static Object part(MimeBodyPart part, String fileName) throws MessagingException, IOException {
        byte[] content = part.getInputStream().readAllBytes();
        if (part.isMimeType("application/json")) {
            return new ObjectMapper().readTree(content);
        }
        return fileName == null
                ? new String(content, java.nio.charset.StandardCharsets.UTF_8)
                : Map.of("filename", fileName, "type", part.getContentType(), "content", Photos.name(content));
    }
}
