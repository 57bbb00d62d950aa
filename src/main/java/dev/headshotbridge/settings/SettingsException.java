package dev.headshotbridge.settings;

/** A setting that the bridge cannot start with. The message is one line: where it stands, what is wrong, what to write. */
public class SettingsException extends RuntimeException {

    private final transient String key;

    public SettingsException(String message) {
        this(null, message);
    }

    SettingsException(String key, String message) {
        super(message, null, false, false);
        this.key = key;
    }

    /** The setting, or null where it is not one that is wrong. */
    String key() {
        return key;
    }
}
