package dev.headshotbridge.webhook;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.headshotbridge.webhook.UnauthenticWebhookException.Reason;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Checks HeadshotPro's HMAC-SHA256 over the raw body, before anything else looks at it.
 *
 * <p>Two schemes exist. Without {@code X-HeadshotPro-Timestamp} the body alone is signed; with it,
 * {@code <timestamp>.<body>} is, and the timestamp must be within the tolerance. Any of the secrets may have signed, so
 * that one can be rotated without a gap.
 *
 * <p>Body: the request's bytes, unchanged. Throws {@link UnauthenticWebhookException}.
 */
@Component
class WebhookSignature implements Processor {

    private static final String SIGNATURE_HEADER = "X-HeadshotPro-Signature";
    private static final String TIMESTAMP_HEADER = "X-HeadshotPro-Timestamp";
    private static final String SIGNATURE_PREFIX = "sha256=";
    private static final int SIGNATURE_DIGITS = 64;
    private static final int MAX_TIMESTAMP_DIGITS = 12;

    private final List<SigningSecret> secrets;

    private final Duration tolerance;
    private final Clock clock;

    @Autowired
    public WebhookSignature(
            @Value("${headshotpro.webhook.secrets}") List<String> secrets,
            @Value("${headshotpro.webhook.timestamp-tolerance}") Duration tolerance) {
        this(secrets, tolerance, Clock.systemUTC());
    }

    WebhookSignature(List<String> secrets, Duration tolerance, Clock clock) {
        this.secrets = secrets.stream()
                .map(secret -> SigningSecret.of(secret.strip().getBytes(UTF_8)))
                .toList();
        this.tolerance = tolerance;
        this.clock = clock;
    }

    @Override
    public void process(Exchange exchange) throws UnauthenticWebhookException {
        Message message = exchange.getMessage();
        verify(message.getBody(byte[].class), message.getHeader(SIGNATURE_HEADER), message.getHeader(TIMESTAMP_HEADER));
    }

    void verify(byte[] body, Object signature, Object timestamp) throws UnauthenticWebhookException {
        if (signature == null) {
            throw new UnauthenticWebhookException(Reason.SIGNATURE_MISSING);
        }
        // A header sent twice arrives as a list, whose text does not match either.
        byte[] given = parse(signature.toString());
        if (given == null) {
            throw new UnauthenticWebhookException(Reason.SIGNATURE_MALFORMED);
        }
        if (timestamp != null && !isUnixSeconds(timestamp.toString())) {
            throw new UnauthenticWebhookException(Reason.TIMESTAMP_MALFORMED);
        }
        if (!signedByAnySecret(body, timestamp, given)) {
            throw new UnauthenticWebhookException(Reason.SIGNATURE_MISMATCH);
        }
        // Only a signed timestamp means anything, so its age comes last.
        if (timestamp != null) {
            long age = clock.instant().getEpochSecond() - Long.parseLong(timestamp.toString());
            if (Math.abs(age) > tolerance.toSeconds()) {
                throw new UnauthenticWebhookException(Reason.TIMESTAMP_OUT_OF_TOLERANCE);
            }
        }
    }

    private boolean signedByAnySecret(byte[] body, Object timestamp, byte[] given) {
        boolean signed = false;
        for (SigningSecret secret : secrets) {
            Mac mac = secret.mac();
            if (timestamp != null) {
                mac.update((timestamp + ".").getBytes(US_ASCII));
            }
            if (body != null) {
                mac.update(body);
            }
            // Each secret is tried, so that the time taken does not tell which one matched.
            signed |= MessageDigest.isEqual(mac.doFinal(), given);
        }
        return signed;
    }

    /** Null where it is not {@code sha256=} and 64 hexadecimal digits. */
    private static byte[] parse(String signature) {
        if (signature.length() != SIGNATURE_PREFIX.length() + SIGNATURE_DIGITS
                || !signature.startsWith(SIGNATURE_PREFIX)) {
            return null;
        }
        try {
            return HexFormat.of().parseHex(signature, SIGNATURE_PREFIX.length(), signature.length());
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static boolean isUnixSeconds(String timestamp) {
        for (int i = 0; i < timestamp.length(); i++) {
            if (timestamp.charAt(i) < '0' || timestamp.charAt(i) > '9') {
                return false;
            }
        }
        return !timestamp.isEmpty() && timestamp.length() <= MAX_TIMESTAMP_DIGITS;
    }
}
