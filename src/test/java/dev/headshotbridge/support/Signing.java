package dev.headshotbridge.support;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs as HeadshotPro does; written apart from the code under test. */
public final class Signing {

    private Signing() {}

    /** Scheme A: the body alone. */
    public static String signature(String secret, byte[] body) {
        return "sha256=" + hmac(secret, new byte[0], body);
    }

    /** Scheme B: the timestamp, a dot and the body. */
    public static String signature(String secret, String timestamp, byte[] body) {
        return "sha256=" + hmac(secret, (timestamp + ".").getBytes(US_ASCII), body);
    }

    private static String hmac(String secret, byte[] prefix, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
            mac.update(prefix);
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
