package dev.headshotbridge.photo;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.commons.codec.digest.DigestUtils;
import org.springframework.stereotype.Component;

/**
 * Reads a photo from the response's stream, which {@link PhotoHttpClient} and {@link PhotoMemory} limit, and describes it.
 *
 * <p>Takes the variable {@code favorite} (HeadshotPro's {@code photo} object) and {@code modelId}. Leaves
 * {@code photoBytes} and {@code photo}: {@code id, contentType, sha256, size, fileName, url, expiresAt}. The type is told
 * by the bytes; a server that calls them something other than an image, or whose image is none, is not believed. Throws
 * {@link UnusablePhotoException}, and {@link IOException} where the response breaks off.
 */
@Component
class PhotoReader implements Processor {

    private final PhotoMemory memory;

    PhotoReader(PhotoMemory memory) {
        this.memory = memory;
    }

    @Override
    public void process(Exchange exchange) throws IOException {
        InputStream stream = exchange.getMessage().getBody(InputStream.class);
        // Whoever handles what fails here would read on from it, and fail by that.
        exchange.getMessage().setBody(null);
        byte[] bytes = read(stream == null ? null : memory.limit(stream, exchange));
        ImageType type = ImageType.of(bytes);
        String declared = exchange.getMessage().getHeader(Exchange.CONTENT_TYPE, "", String.class);
        if (type == null || !plausible(declared)) {
            throw new UnusablePhotoException("What the photo's URL gave is not an image (content type \"%s\", %d bytes)"
                    .formatted(declared, bytes.length));
        }
        Map<?, ?> favorite = exchange.getVariable("favorite", Map.class);
        Map<String, Object> photo = new HashMap<>();
        photo.put("id", String.valueOf(favorite.get("id")));
        photo.put("contentType", type.contentType());
        photo.put("sha256", DigestUtils.sha256Hex(bytes));
        photo.put("size", bytes.length);
        photo.put("fileName", exchange.getVariable("modelId", String.class) + "." + type.extension());
        photo.put("url", exchange.getVariable("photoUrl", String.class));
        photo.put("expiresAt", favorite.get("expiresAt"));
        exchange.setVariable("photo", photo);
        exchange.setVariable("photoBytes", bytes);
    }

    private static byte[] read(InputStream stream) throws IOException {
        byte[] bytes = stream == null ? new byte[0] : stream.readAllBytes();
        if (bytes.length == 0) {
            throw new IOException("The photo's URL gave an empty answer");
        }
        return bytes;
    }

    private static boolean plausible(String declared) {
        String contentType = declared.toLowerCase(Locale.ROOT);
        return contentType.isEmpty() || contentType.startsWith("image/") || contentType.contains("octet-stream");
    }
}
