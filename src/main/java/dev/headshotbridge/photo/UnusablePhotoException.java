package dev.headshotbridge.photo;

import java.io.IOException;

/** The photo will not become usable by fetching it again: too large, or no image. */
public class UnusablePhotoException extends IOException {

    public UnusablePhotoException(String message) {
        super(message);
    }
}
