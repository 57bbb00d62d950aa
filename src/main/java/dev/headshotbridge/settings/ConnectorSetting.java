package dev.headshotbridge.settings;

/**
 * A setting that a connector's Kamelet reads.
 *
 * @param variable the same as an environment variable
 * @param description completes "write …"
 */
public record ConnectorSetting(
        String key, String variable, boolean required, boolean secret, boolean set, String description) {}
