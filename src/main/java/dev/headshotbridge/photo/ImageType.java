package dev.headshotbridge.photo;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.regex.Pattern;

/** The kinds of image a photo may be, told by their first bytes. */
public enum ImageType {
    JPEG("image/jpeg", "jpg", "\u00FF\u00D8\u00FF.*"),
    PNG("image/png", "png", "\u0089PNG\r\n\u001A\n.*"),
    WEBP("image/webp", "webp", "RIFF.{4}WEBP.*"),
    GIF("image/gif", "gif", "GIF8[79]a.*"),
    AVIF("image/avif", "avif", ".{4}ftypavif.*"),
    HEIC("image/heic", "heic", ".{4}ftyp(heic|heix|mif1).*");

    private static final int LONGEST_MARK = 16;

    private final String contentType;
    private final String extension;
    private final Pattern mark;

    ImageType(String contentType, String extension, String mark) {
        this.contentType = contentType;
        this.extension = extension;
        this.mark = Pattern.compile(mark, Pattern.DOTALL);
    }

    public String contentType() {
        return contentType;
    }

    public String extension() {
        return extension;
    }

    /** The bytes' type, or null where they are no image. */
    public static ImageType of(byte[] bytes) {
        String start = new String(bytes, 0, Math.min(bytes.length, LONGEST_MARK), ISO_8859_1);
        for (ImageType type : values()) {
            if (type.mark.matcher(start).matches()) {
                return type;
            }
        }
        return null;
    }
}
