package dev.headshotbridge.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.util.unit.DataSize;

/** Checks what the embedded database cannot do, and that its folder is there. */
class DatabaseCheck {

    private static final long H2_MAX_PAYLOAD = DataSize.ofMegabytes(1).toBytes();
    private static final Pattern H2_FILE = Pattern.compile("jdbc:h2:file:([^;]+).*");

    private final Settings settings;

    DatabaseCheck(Settings settings) {
        this.settings = settings;
    }

    void check() {
        checkPayloadFits();
        checkDataFolder();
    }

    private void checkPayloadFits() {
        String key = "headshotpro.webhook.max-body-size";
        boolean tooLarge = DataSize.parse(settings.value(key)).toBytes() > H2_MAX_PAYLOAD;
        if (tooLarge && settings.value("spring.datasource.url").startsWith("jdbc:h2:")) {
            throw settings.wrong(key, "is more than H2 can keep", "1MB or less, or use PostgreSQL");
        }
    }

    // H2 would say it in many lines.
    private void checkDataFolder() {
        String key = "spring.datasource.url";
        Matcher file = H2_FILE.matcher(settings.value(key));
        if (!file.matches()) {
            return;
        }
        Path folder = Path.of(file.group(1)).toAbsolutePath().normalize().getParent();
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw settings.wrong(key, "needs the folder " + folder + ", which cannot be made", "a path that can be");
        }
        if (!Files.isWritable(folder)) {
            throw settings.wrong(key, "needs the folder " + folder + ", which cannot be written to", "another path");
        }
    }
}
