package dev.headshotbridge.command;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.codec.digest.HmacAlgorithms;
import org.apache.commons.codec.digest.HmacUtils;

/** Signs as HeadshotPro does. */
final class Signer {

    static final String SIGNATURE_HEADER = "X-HeadshotPro-Signature";
    static final String TIMESTAMP_HEADER = "X-HeadshotPro-Timestamp";

    private Signer() {}

    /** The headers that go with the body; without a timestamp the body alone is signed. */
    static Map<String, String> headers(byte[] body, String secret, Long timestamp) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/json");
        if (timestamp != null) {
            headers.put(TIMESTAMP_HEADER, timestamp.toString());
        }
        headers.put(SIGNATURE_HEADER, "sha256=" + hex(signed(body, timestamp), secret));
        return headers;
    }

    private static byte[] signed(byte[] body, Long timestamp) {
        if (timestamp == null) {
            return body;
        }
        ByteArrayOutputStream signed = new ByteArrayOutputStream();
        signed.writeBytes((timestamp + ".").getBytes(US_ASCII));
        signed.writeBytes(body);
        return signed.toByteArray();
    }

    private static String hex(byte[] signed, String secret) {
        return new HmacUtils(HmacAlgorithms.HMAC_SHA_256, secret.getBytes(UTF_8)).hmacHex(signed);
    }
}
