package dev.headshotbridge.settings;

/** A setting that the bridge cannot start with. The message is one line: where it stands, what is wrong, what to write. */
public class SettingsException extends RuntimeException {

    public SettingsException(String message) {
        super(message, null, false, false);
    }
}
