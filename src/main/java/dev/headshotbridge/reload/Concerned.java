package dev.headshotbridge.reload;

import dev.headshotbridge.check.Sources;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a change concerns.
 *
 * @param files those whose routes and Kamelets are made anew: the changed ones, and those that read a changed one
 * @param kamelets the names of changed Kamelets
 * @param configurations the ids of those files' routeConfigurations and routeTemplates; empty for one without an id
 */
record Concerned(Set<String> files, Set<String> kamelets, Set<String> configurations) {

    private static final Pattern CONFIGURATION =
            Pattern.compile("route(?:Configuration|Template):\\s+(?:id:\\s*\"?([^\\s\"]+))?");

    static Concerned by(Sources before, Sources after) {
        Set<String> files = files(before, after);
        Set<String> configurations = files.stream()
                .flatMap(file ->
                        Stream.of(before, after).map(sources -> sources.texts().get(file)))
                .filter(text -> text != null)
                .flatMap(text -> CONFIGURATION.matcher(text).results())
                .map(match -> match.group(1) == null ? "" : match.group(1))
                .collect(Collectors.toSet());
        return new Concerned(files, kamelets(before, after), configurations);
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
