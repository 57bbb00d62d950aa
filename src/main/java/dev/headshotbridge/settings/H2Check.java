package dev.headshotbridge.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.util.unit.DataSize;

/** Checks what H2 alone asks for: a folder that can be written to, and payloads that fit. */
class H2Check {

    private static final long MAX_PAYLOAD = DataSize.ofMegabytes(1).toBytes();
    private static final Pattern FILE = Pattern.compile("jdbc:h2:file:([^;]+).*");

    private final Settings settings;

    H2Check(Settings settings) {
        this.settings = settings;
    }

    void check() {
        checkPayloadFits();
        checkDataFolder();
    }

    private void checkPayloadFits() {
        String key = "headshotpro.webhook.max-body-size";
        boolean tooLarge = DataSize.parse(settings.value(key)).toBytes() > MAX_PAYLOAD;
        if (tooLarge && settings.value("spring.datasource.url").startsWith("jdbc:h2:")) {
            throw settings.wrong(key, "is more than H2 can keep", "1MB or less, or use PostgreSQL");
        }
    }

    // H2 would say it in many lines.
    private void checkDataFolder() {
        String key = "spring.datasource.url";
        Matcher file = FILE.matcher(settings.value(key));
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
