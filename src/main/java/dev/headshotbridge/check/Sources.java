package dev.headshotbridge.check;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.util.AntPathMatcher;

/**
 * The texts of routes, Kamelets, SQL and mail templates at one moment: what is checked is then exactly what runs.
 *
 * @param patterns the files that Camel loads, such as routes/**&#47;*.camel.yaml
 * @param texts by file name, as messages show it
 */
public record Sources(List<String> patterns, Map<String, String> texts) {

    private static final AntPathMatcher MATCHER = new AntPathMatcher();

    public Sources {
        texts = Collections.unmodifiableMap(new TreeMap<>(texts));
    }

    /** Reads what stands in the folders of camel.main.routes-include-pattern, below the working directory. */
    public static Sources read(String includePattern) {
        List<Problem> unreadable = new ArrayList<>();
        Sources sources = read(includePattern, unreadable::add);
        if (!unreadable.isEmpty()) {
            throw new IllegalStateException(
                    unreadable.stream().map(Problem::toString).collect(Collectors.joining("; ")));
        }
        return sources;
    }

    /** The same without what cannot be read. */
    static Sources read(String includePattern, Consumer<Problem> unreadable) {
        List<String> patterns = Stream.of(includePattern.split(","))
                .map(String::strip)
                .filter(pattern -> pattern.startsWith("file:"))
                .map(pattern -> pattern.substring("file:".length()).replaceFirst("^\\./", ""))
                .toList();
        Map<String, String> texts = new TreeMap<>();
        patterns.stream()
                .map(Sources::folder)
                .distinct()
                .filter(folder -> Files.isDirectory(Path.of(folder)))
                .forEach(folder -> SourceFolder.read(folder, texts, unreadable));
        return new Sources(patterns, texts);
    }

    private static String folder(String pattern) {
        int wildcard = pattern.replace('?', '*').indexOf('*');
        String fixed = wildcard < 0 ? pattern : pattern.substring(0, wildcard);
        return fixed.contains("/") ? fixed.substring(0, fixed.lastIndexOf('/')) : ".";
    }

    /** The same with another text in the file; null takes the file away. */
    public Sources with(String file, String text) {
        Map<String, String> changed = new TreeMap<>(texts);
        if (text == null) {
            changed.remove(file);
        } else {
            changed.put(file, text);
        }
        return new Sources(patterns, changed);
    }

    /** The files that differ, also those that only one of both has. */
    public Set<String> changedTo(Sources other) {
        Set<String> changed = new TreeSet<>(texts.keySet());
        changed.addAll(other.texts.keySet());
        changed.removeIf(file -> Objects.equals(texts.get(file), other.texts.get(file)));
        return changed;
    }

    public boolean isLoaded(String file) {
        return patterns.stream().anyMatch(pattern -> MATCHER.match(pattern, file));
    }

    /** The files that Camel loads. */
    public List<String> loaded() {
        return texts.keySet().stream().filter(this::isLoaded).toList();
    }

    public static boolean isKamelet(String file) {
        return file.endsWith(".kamelet.yaml");
    }

    public List<String> ending(String suffix) {
        return texts.keySet().stream().filter(file -> file.endsWith(suffix)).toList();
    }
}
