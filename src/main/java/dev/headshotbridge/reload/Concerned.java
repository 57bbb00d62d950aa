package dev.headshotbridge.reload;

import dev.headshotbridge.check.Sources;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a change concerns.
 *
 * @param files those whose routes and Kamelets are made anew: the changed ones, and those that read a changed one
 * @param kamelets the names of changed Kamelets
 */
record Concerned(Set<String> files, Set<String> kamelets) {

    Concerned(Sources before, Sources after) {
        this(files(before, after), kamelets(before, after));
    }

    private static Set<String> kamelets(Sources before, Sources after) {
        return before.changedTo(after).stream()
                .filter(Sources::isKamelet)
                .map(file -> file.replaceFirst(".*/", "").replace(".kamelet.yaml", ""))
                .collect(Collectors.toSet());
    }

    private static Set<String> files(Sources before, Sources after) {
        Set<String> files = new TreeSet<>();
        for (String changed : before.changedTo(after)) {
            boolean loaded = before.isLoaded(changed);
            if (loaded) {
                files.add(changed);
            }
            String text =
                    before.texts().getOrDefault(changed, "") + after.texts().getOrDefault(changed, "");
            after.loaded().stream()
                    .filter(file -> reads(after.texts().get(file), changed, loaded ? text : ""))
                    .forEach(files::add);
        }
        return files;
    }

    /** Whether the file takes something up from the changed one when its routes are made. */
    private static boolean reads(String file, String changed, String text) {
        String name = changed.replaceFirst(".*/", "");
        return changed.endsWith(".sql") && file.contains("/" + name)
                || Sources.isKamelet(changed) && file.contains("kamelet:")
                || text.contains("routeTemplate:") && file.contains("templatedRoute:")
                || text.contains("routeConfiguration:") && (file.contains("routeConfigurationId:") || isForAll(text))
                || text.contains("beans:");
    }

    /** A configuration without a name counts for every route. */
    private static boolean isForAll(String text) {
        return !text.matches("(?s).*routeConfiguration:\\s+id:.*");
    }
}
