package dev.headshotbridge.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.springframework.util.AntPathMatcher;

/**
 * The texts of routes, Kamelets, SQL and mail templates at one moment: what is checked is then exactly what runs.
 *
 * @param patterns the files that Camel loads, such as routes/**&#47;*.camel.yaml
 * @param texts by file name, as messages show it
 */
public record Sources(List<String> patterns, Map<String, String> texts) {

    private static final AntPathMatcher MATCHER = new AntPathMatcher();
    private static final String NAMES = ".+[.](ya?ml|sql|mustache)";
    private static final int MAX_SIZE = 1_000_000;

    public Sources {
        texts = Collections.unmodifiableMap(new TreeMap<>(texts));
    }

    /** Reads what stands in the folders of camel.main.routes-include-pattern, below the working directory. */
    public static Sources read(String includePattern) {
        List<String> patterns = Stream.of(includePattern.split(","))
                .map(String::strip)
                .filter(pattern -> pattern.startsWith("file:"))
                .map(pattern -> pattern.substring("file:".length()).replaceFirst("^\\./", ""))
                .toList();
        Map<String, String> texts = new TreeMap<>();
        patterns.stream().map(Sources::folder).distinct().forEach(folder -> readFolder(folder, texts));
        return new Sources(patterns, texts);
    }

    private static void readFolder(String folder, Map<String, String> texts) {
        Path root = Path.of(folder);
        if (!Files.isDirectory(root)) {
            return;
        }
        // A mounted folder may consist of links.
        try (Stream<Path> files = Files.walk(root, FileVisitOption.FOLLOW_LINKS)) {
            for (Path file : files.filter(Sources::isSource)
                    .filter(found -> !isVersionOfAMount(root.relativize(found)))
                    .toList()) {
                try {
                    texts.put(
                            file.toString().replace('\\', '/'),
                            new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.UTF_8));
                } catch (NoSuchFileException e) {
                    // Gone since it was listed, as an editor's own files are.
                    continue;
                }
            }
        } catch (IOException | UncheckedIOException e) {
            Throwable reason = e instanceof UncheckedIOException ? e.getCause() : e;
            // Without its cause, whose message is the file alone.
            throw new IllegalStateException("%s: cannot be read (%s); let the bridge's user read it, or move it away"
                    .formatted(
                            reason instanceof FileSystemException failure ? failure.getFile() : folder,
                            reason.getClass().getSimpleName()));
        }
    }

    /** Kubernetes mounts a ConfigMap as links to ..data, which is a link to the folder of its newest version. */
    private static boolean isVersionOfAMount(Path file) {
        return StreamSupport.stream(file.spliterator(), false)
                .anyMatch(element -> element.toString().startsWith(".."));
    }

    private static boolean isSource(Path file) {
        String name = file.getFileName().toString();
        return name.matches(NAMES)
                && !name.startsWith(".")
                && Files.isRegularFile(file)
                && file.toFile().length() <= MAX_SIZE;
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
