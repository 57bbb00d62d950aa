package dev.headshotbridge.reload;

import dev.headshotbridge.check.Definition;
import dev.headshotbridge.check.Sources;
import java.util.Set;
import java.util.TreeSet;
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

    private static final Definition NAMELESS_CONFIGURATION = new Definition("routeConfiguration", "");

    static Concerned by(Sources before, Sources after) {
        Set<String> files = files(before, after);
        Set<String> configurations = files.stream()
                .flatMap(file -> definitions(file, before, after).stream())
                .filter(definition -> definition.kind().matches("routeConfiguration|routeTemplate"))
                .map(Definition::id)
                .collect(Collectors.toSet());
        return new Concerned(files, kamelets(before, after), configurations);
    }

    /** What the file defined, or is to define. */
    private static Set<Definition> definitions(String file, Sources before, Sources after) {
        return Stream.of(before, after)
                .flatMap(sources -> Definition.in(sources.texts().getOrDefault(file, "")).stream())
                .collect(Collectors.toSet());
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
            Set<Definition> definitions = before.isLoaded(changed) ? definitions(changed, before, after) : Set.of();
            if (before.isLoaded(changed)) {
                files.add(changed);
            }
            after.loaded().stream()
                    .filter(file -> reads(after.texts().get(file), changed, definitions))
                    .forEach(files::add);
        }
        // It counts for every route, and those of all files are replaced together: nothing tells them apart.
        if (files.stream().anyMatch(file -> definitions(file, before, after).contains(NAMELESS_CONFIGURATION))) {
            files.addAll(after.loaded());
        }
        return files;
    }

    /** Whether the file takes something up from the changed one when its routes are made. */
    private static boolean reads(String file, String changed, Set<Definition> definitions) {
        String name = changed.replaceFirst(".*/", "");
        return changed.endsWith(".sql") && file.contains("/" + name)
                || Sources.isKamelet(changed) && file.contains("kamelet:")
                || has("routeTemplate", definitions) && file.contains("templatedRoute")
                || has("routeConfiguration", definitions) && file.contains("routeConfigurationId")
                || has("beans", definitions);
    }

    private static boolean has(String kind, Set<Definition> definitions) {
        return definitions.stream().anyMatch(definition -> definition.kind().equals(kind));
    }
}
