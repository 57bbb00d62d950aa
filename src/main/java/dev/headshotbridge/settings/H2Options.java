package dev.headshotbridge.settings;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What H2 has to be told: where spring.datasource.url leaves it out it is added, so that a URL of one's own may be short. */
final class H2Options {

    /** What the SQL is written for. */
    private static final Map<String, String> SQL =
            Map.of("MODE", "PostgreSQL", "DATABASE_TO_LOWER", "TRUE", "DEFAULT_NULL_ORDERING", "HIGH");

    /** A commit is in the file before it is answered, and the file stays open until what is in hand is given back. */
    private static final Map<String, String> COMMITS = Map.of("WRITE_DELAY", "0", "DB_CLOSE_ON_EXIT", "FALSE");

    private H2Options() {}

    /** Another way to commit is the engineer's choice; with another for the SQL each webhook would be refused. */
    static void check(Settings settings) {
        String url = settings.value(DataFolder.DATABASE);
        Map<String, String> written = written(url);
        new TreeMap<>(SQL).forEach((option, value) -> {
            if (isH2(url) && !value.equalsIgnoreCase(written.getOrDefault(option, value))) {
                throw settings.wrong(
                        DataFolder.DATABASE,
                        "has the option %s=%s, which the bridge's SQL does not go with"
                                .formatted(option, written.get(option)),
                        "%s=%s, or leave it out".formatted(option, value));
            }
        });
    }

    /** What the URL leaves out. */
    static Map<String, String> missing(String url) {
        Map<String, String> missing = new LinkedHashMap<>(SQL);
        missing.putAll(COMMITS);
        Map<String, String> written = written(url);
        missing.keySet().removeAll(written.keySet());
        if (written.containsKey("AUTO_SERVER")) {
            // H2 does not take both.
            missing.remove("DB_CLOSE_ON_EXIT");
        }
        return missing;
    }

    static boolean isH2(String url) {
        return url.startsWith("jdbc:h2:");
    }

    private static Map<String, String> written(String url) {
        Map<String, String> written = new TreeMap<>();
        // A semicolon behind a backslash is one within a value.
        for (String option : url.split("(?<!\\\\);")) {
            String[] parts = option.split("=", 2);
            written.put(parts[0].strip().toUpperCase(Locale.ROOT), parts.length < 2 ? "" : parts[1].strip());
        }
        return written;
    }
}
