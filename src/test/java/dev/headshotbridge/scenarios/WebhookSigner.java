package dev.headshotbridge.scenarios;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpRequest;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;

/**
 * Signs webhooks as HeadshotPro does, over the bytes that are sent. A scenario steers it by headers: {@code Sign-With}
 * (a secret, or {@code nothing}), and {@code X-HeadshotPro-Timestamp} ({@code now}, or unix seconds) for that scheme.
 */
class WebhookSigner implements ClientHttpRequestInterceptor {

    private static final String SIGN_WITH = "Sign-With";
    private static final String TIMESTAMP = "X-HeadshotPro-Timestamp";
    private static final String SIGNATURE = "X-HeadshotPro-Signature";

    private final String secret;

    WebhookSigner(String secret) {
        this.secret = secret;
    }

    @Override
    public ClientHttpResponse intercept(HttpRequest request, byte[] body, ClientHttpRequestExecution execution)
            throws IOException {
        HttpHeaders headers = request.getHeaders();
        if ("now".equals(headers.getFirst(TIMESTAMP))) {
            headers.set(TIMESTAMP, String.valueOf(Instant.now().getEpochSecond()));
        }
        String with = headers.containsKey(SIGN_WITH) ? headers.remove(SIGN_WITH).get(0) : secret;
        if (!with.equals("nothing") && !headers.containsKey(SIGNATURE)) {
            headers.set(SIGNATURE, "sha256=" + sign(with, headers.getFirst(TIMESTAMP), body));
        }
        return execution.execute(request, body);
    }

    private static String sign(String secret, String timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
            if (timestamp != null) {
                mac.update((timestamp + ".").getBytes(UTF_8));
            }
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
