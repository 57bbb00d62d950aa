package dev.headshotbridge.settings;

import java.util.List;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.SpringApplicationJsonEnvironmentPostProcessor;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;

/** Reads the settings as a start would, for commands that start nothing. */
public final class SettingsReader {

    private SettingsReader() {}

    /** Of the arguments ({@code --key=value}), the environment and the files, the first wins. */
    public static ConfigurableEnvironment read(List<String> arguments) {
        // Nothing has been set up that could log.
        LoggingSystem.get(SettingsReader.class.getClassLoader()).beforeInitialize();
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new SimpleCommandLinePropertySource(arguments.toArray(String[]::new)));
        new SpringApplicationJsonEnvironmentPostProcessor().postProcessEnvironment(environment, null);
        try {
            ConfigDataEnvironmentPostProcessor.applyTo(environment);
        } catch (RuntimeException e) {
            throw new SettingsException("application.yaml cannot be read; run bin/bridge check, which tells why");
        }
        ConfigurationPropertySources.attach(environment);
        return environment;
    }

    /** The value, empty where there is none. */
    public static String value(ConfigurableEnvironment environment, String key) {
        return new Settings(environment).value(key);
    }

    /** The setting as an environment variable. */
    public static String variable(String key) {
        return Settings.variable(key);
    }
}
