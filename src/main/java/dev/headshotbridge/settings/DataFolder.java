package dev.headshotbridge.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The folder of H2's file. H2 would say in many lines that it cannot be used. */
final class DataFolder {

    static final String DATABASE = "spring.datasource.url";
    private static final Pattern H2_FILE = Pattern.compile("jdbc:h2:file:([^;]+).*");

    private DataFolder() {}

    /** Whether it could be made and written to. */
    static void check(Settings settings) {
        Path folder = folder(settings);
        Path there = folder;
        while (there != null && !Files.exists(there)) {
            there = there.getParent();
        }
        if (there != null && !Files.isDirectory(there)) {
            throw unmakable(settings, folder);
        }
        if (there != null && !Files.isWritable(there)) {
            throw settings.wrong(
                    DATABASE, "needs the folder " + folder + ", which cannot be written to", "another path");
        }
    }

    static void make(Settings settings) {
        Path folder = folder(settings);
        try {
            if (folder != null) {
                Files.createDirectories(folder);
            }
        } catch (IOException e) {
            throw unmakable(settings, folder);
        }
    }

    private static SettingsException unmakable(Settings settings, Path folder) {
        return settings.wrong(DATABASE, "needs the folder " + folder + ", which cannot be made", "a path that can be");
    }

    /** Null for another database. */
    private static Path folder(Settings settings) {
        Matcher file = H2_FILE.matcher(settings.value(DATABASE));
        if (!file.matches()) {
            return null;
        }
        // As H2 has it.
        String path = file.group(1).replaceFirst("^~(?=/)", Matcher.quoteReplacement(System.getProperty("user.home")));
        return Path.of(path).toAbsolutePath().normalize().getParent();
    }
}
