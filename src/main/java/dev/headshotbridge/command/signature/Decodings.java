package dev.headshotbridge.command.signature;

import static dev.headshotbridge.command.signature.BodyVariants.RAW;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** What a body may have been before something encoded, packed or decoded it. */
final class Decodings {

    private static final String BOM = "\uFEFF";

    private Decodings() {}

    /** The body itself is the first. */
    static List<Variant> of(byte[] body) {
        List<Variant> decoded = new ArrayList<>();
        Variant given = Variant.asIs(body);
        decoded.add(given);
        String text = new String(body, UTF_8);
        decoded.add(given.with(text.getBytes(ISO_8859_1), encoding("signed as ISO-8859-1, and is UTF-8 here")));
        decoded.add(given.with(
                new String(body, ISO_8859_1).getBytes(UTF_8), encoding("signed as UTF-8, and is ISO-8859-1 here")));
        decoded.add(
                given.with(new String(body, UTF_16LE).getBytes(UTF_8), encoding("UTF-16 here, as PowerShell writes")));
        decoded.add(given.with(new String(body, UTF_16BE).getBytes(UTF_8), encoding("UTF-16 here")));
        decoded.add(given.with(unpacked(body), new Finding("gzip", "the body is still compressed", RAW)));
        decoded.add(given.with(base64(text), new Finding("body-base64", "the body is in base64", "decode it first")));
        for (Variant variant : List.copyOf(decoded)) {
            String content = new String(variant.bytes(), UTF_8);
            if (content.startsWith(BOM)) {
                decoded.add(variant.with(
                        content.substring(1).getBytes(UTF_8),
                        new Finding(
                                "byte-order-mark", "the body begins with a byte order mark", "save it without one")));
            }
        }
        decoded.removeIf(variant -> !variant.findings().isEmpty() && Arrays.equals(variant.bytes(), body));
        return decoded;
    }

    private static Finding encoding(String what) {
        return new Finding("encoding", "the body's encoding was changed: it is " + what, RAW);
    }

    private static byte[] unpacked(byte[] body) {
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(body))) {
            return gzip.readAllBytes();
        } catch (IOException e) {
            return body;
        }
    }

    private static byte[] base64(String text) {
        try {
            return Base64.getMimeDecoder().decode(text.strip());
        } catch (IllegalArgumentException e) {
            return text.getBytes(UTF_8);
        }
    }
}
