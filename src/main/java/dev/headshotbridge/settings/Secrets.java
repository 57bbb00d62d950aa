package dev.headshotbridge.settings;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.stereotype.Component;

/** Takes out of a text the secrets that targets repeat, and Camel where it shows an endpoint's options. */
@Component
public class Secrets {

    private static final List<String> OWN = List.of("headshotpro.api.key", "bridge.mail.smtp.password");
    /** A shorter one is a word like others, and guessed anyway. */
    private static final int SHORTEST = 6;

    private final Settings settings;

    public Secrets(ConfigurableEnvironment environment) {
        this.settings = new Settings(environment);
    }

    public String without(String text) {
        String open = text;
        // Looked up each time, since a Kamelet may be changed meanwhile.
        for (String secret : Stream.concat(
                        OWN.stream(), ConnectorSettings.available().stream().flatMap(this::keys))
                .map(settings::value)
                .filter(value -> value.length() >= SHORTEST)
                .toList()) {
            open = open.replace(secret, "...");
        }
        return open;
    }

    private Stream<String> keys(String connector) {
        try {
            return new ConnectorSettings(settings)
                    .of(connector).stream().filter(ConnectorSetting::secret).map(ConnectorSetting::key);
        } catch (SettingsException e) {
            // A file that is no Kamelet says nothing of secrets.
            return Stream.of();
        }
    }
}
