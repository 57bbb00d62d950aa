package dev.headshotbridge.photo;

/** The photo will not become usable by fetching it again: too large, or no image. */
public class UnusablePhotoException extends Exception {

    public UnusablePhotoException(String message) {
        super(message);
    }
}
