package dev.headshotbridge.check;

import dev.headshotbridge.settings.Spelling;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Whether the files are there that routes read, and the placeholders known that any file uses. */
final class FileCheck {

    private static final Pattern READ = Pattern.compile("^(?:sql:|resource:)(file|classpath):([^?&\\s]+)");
    private static final Pattern STATEMENT_OPTION = Pattern.compile("^(file|classpath):([^?&\\s]+[.]sql)$");

    private final Project project;

    FileCheck(Project project) {
        this.project = project;
    }

    void run() {
        project.files.forEach((file, root) -> {
            Set<String> locals = project.locals(file).keySet();
            for (YamlNode node : root.all()) {
                String text = node.text();
                if (text != null) {
                    project.placeholders
                            .mistakes(text, locals)
                            .forEach(mistake -> wrong(file, node.lineOf(named(mistake)), mistake));
                    checkRead(file, node, project.fill(file, text.strip()));
                }
            }
        });
        for (String file : project.sources.ending(".sql")) {
            List<String> lines = project.sources.texts().get(file).lines().toList();
            for (int i = 0; i < lines.size(); i++) {
                int line = i + 1;
                project.placeholders.mistakes(lines.get(i), List.of()).forEach(mistake -> wrong(file, line, mistake));
            }
        }
    }

    private void wrong(String file, int line, String mistake) {
        project.problems().add(new Problem(file, line, mistake));
    }

    private static String named(String mistake) {
        return mistake.replaceFirst(" is (no setting|not closed); .*", "");
    }

    private void checkRead(String file, YamlNode node, String text) {
        Matcher read = READ.matcher(text);
        if (!read.find()) {
            read = STATEMENT_OPTION.matcher(text);
            if (!read.find()) {
                return;
            }
        }
        String name = read.group(2).replaceFirst("^(\\./)+", "");
        if (name.contains("${") || name.contains("{{")) {
            return;
        }
        boolean there = read.group(1).equals("file")
                ? project.sources.texts().containsKey(name) || !isWatched(name) && Files.isRegularFile(Path.of(name))
                : Thread.currentThread().getContextClassLoader().getResource(name) != null;
        if (!there) {
            project.wrong(
                    file,
                    node.lineOf(name),
                    "there is no " + name,
                    Spelling.meant(name, alike(name)) + ", or add the file");
        }
    }

    /** Whether the sources would hold it. */
    private boolean isWatched(String name) {
        return name.endsWith(".sql")
                && project.sources.texts().keySet().stream()
                        .anyMatch(source -> source.startsWith(name.replaceFirst("/.*", "/")));
    }

    private Set<String> alike(String name) {
        String ending = name.replaceFirst(".*[.]", ".");
        return project.sources.ending(ending).stream().collect(Collectors.toSet());
    }
}
