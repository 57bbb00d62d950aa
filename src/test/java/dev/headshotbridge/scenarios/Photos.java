package dev.headshotbridge.scenarios;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.util.StringUtils;

/** The photos in {@code scenarios/_data/}, which scenarios call {@code photo:<name>} wherever bytes stand on the wire. */
final class Photos {

    private static final String MARK = "photo:";
    private static final Map<String, byte[]> PHOTOS = read();

    private Photos() {}

    static byte[] bytes(String name) {
        byte[] bytes = PHOTOS.get(name);
        if (bytes == null) {
            throw new IllegalArgumentException("No " + name + " in scenarios/_data/, only " + PHOTOS.keySet());
        }
        return bytes;
    }

    /** The bytes that a text such as {@code photo:first} stands for, or the text itself. */
    static Object meant(Object text) {
        return text instanceof String name && name.startsWith(MARK)
                ? bytes(name.substring(MARK.length()).strip())
                : text;
    }

    /** The name of these very bytes, or their length and digest where they are no known photo. */
    static String name(byte[] bytes) {
        return PHOTOS.entrySet().stream()
                .filter(photo -> java.util.Arrays.equals(photo.getValue(), bytes))
                .map(photo -> MARK + photo.getKey())
                .findFirst()
                .orElseGet(() -> bytes.length + " bytes, sha256 " + sha256(bytes));
    }

    /** The text with its photos in base64 named. */
    static String nameIn(String text) {
        String named = text;
        for (var photo : PHOTOS.entrySet()) {
            named = named.replace(Base64.getEncoder().encodeToString(photo.getValue()), MARK + photo.getKey());
        }
        return named;
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, byte[]> read() {
        Map<String, byte[]> photos = new TreeMap<>();
        try {
            for (Resource file :
                    new PathMatchingResourcePatternResolver().getResources("classpath:scenarios/_data/*")) {
                photos.put(StringUtils.stripFilenameExtension(file.getFilename()), file.getContentAsByteArray());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return photos;
    }
}
