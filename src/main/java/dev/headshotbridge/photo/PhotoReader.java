package dev.headshotbridge.photo;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/**
 * Reads a photo from the response's stream, never more than the limit, and describes it.
 *
 * <p>Takes the variable {@code favorite} (HeadshotPro's {@code photo} object) and {@code modelId}. Leaves
 * {@code photoBytes} and {@code photo}: {@code id, contentType, sha256, size, fileName, url, expiresAt}. The type is told
 * by the bytes; a server that calls them something other than an image, or whose image is none, is not believed. Throws
 * {@link UnusablePhotoException}, and {@link IOException} where the response breaks off.
 */
@Component
public class PhotoReader implements Processor {

    private final int maxBytes;

    public PhotoReader(@Value("${headshotpro.photos.max-size}") DataSize maxSize) {
        this.maxBytes = Math.toIntExact(maxSize.toBytes());
    }

    @Override
    public void process(Exchange exchange) throws IOException, UnusablePhotoException {
        byte[] bytes = read(exchange.getMessage().getBody(InputStream.class));
        ImageType type = ImageType.of(bytes);
        String declared = exchange.getMessage().getHeader(Exchange.CONTENT_TYPE, "", String.class);
        if (type == null || !plausible(declared)) {
            throw new UnusablePhotoException("What the photo's URL gave is not an image (content type \"%s\", %d bytes)"
                    .formatted(declared, bytes.length));
        }
        Map<?, ?> favorite = exchange.getVariable("favorite", Map.class);
        Map<String, Object> photo = new HashMap<>();
        photo.put("id", favorite.get("id"));
        photo.put("contentType", type.contentType());
        photo.put("sha256", sha256(bytes));
        photo.put("size", bytes.length);
        photo.put("fileName", exchange.getVariable("modelId", String.class) + "." + type.extension());
        photo.put("url", exchange.getVariable("photoUrl", String.class));
        photo.put("expiresAt", favorite.get("expiresAt"));
        exchange.setVariable("photo", photo);
        exchange.setVariable("photoBytes", bytes);
        exchange.getMessage().setBody(null);
    }

    private byte[] read(InputStream stream) throws IOException, UnusablePhotoException {
        if (stream == null) {
            throw new IOException("The photo's URL gave an empty answer");
        }
        // Not closed here when too large: closing would read the rest. The exchange's end aborts it.
        byte[] bytes = stream.readNBytes(maxBytes + 1);
        if (bytes.length > maxBytes) {
            throw new UnusablePhotoException(
                    "The photo is over headshotpro.photos.max-size (%d bytes)".formatted(maxBytes));
        }
        if (bytes.length == 0) {
            throw new IOException("The photo's URL gave an empty answer");
        }
        return bytes;
    }

    private static boolean plausible(String contentType) {
        return contentType.isEmpty() || contentType.startsWith("image/") || contentType.contains("octet-stream");
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
