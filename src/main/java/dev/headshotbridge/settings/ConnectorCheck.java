package dev.headshotbridge.settings;

import java.nio.file.Files;
import java.nio.file.Path;

/** Checks that each connector in {@code bridge.connectors} has its Kamelet, and the Kamelet its required settings. */
class ConnectorCheck {

    private final Settings settings;

    ConnectorCheck(Settings settings) {
        this.settings = settings;
    }

    void check(String connector) {
        Path file = ConnectorSettings.file(connector);
        if (!Files.isRegularFile(file)) {
            throw settings.wrong(
                    "bridge.connectors",
                    "names %s, but there is no %s".formatted(connector, file),
                    "names out of: " + String.join(", ", ConnectorSettings.available()));
        }
        new ConnectorSettings(settings)
                .of(connector).stream().filter(ConnectorSetting::required).forEach(need -> check(file, need));
    }

    private void check(Path file, ConnectorSetting need) {
        if (!need.set()) {
            throw settings.wrong(need.key(), "is not set, but %s needs it".formatted(file), need.description());
        }
        Setting url = Setting.url(need.key(), true);
        if (need.key().endsWith("url") && !url.valid().test(settings.value(need.key()))) {
            throw settings.wrong(need.key(), "cannot be " + settings.shown(need.key()), url.write());
        }
    }
}
