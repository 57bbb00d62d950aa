package dev.headshotbridge.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** Where in the files that an engineer edits something stands. */
class SettingsFiles {

    private static final List<Path> FOLDERS = List.of(Path.of("routes"), Path.of("kamelets"));

    private SettingsFiles() {}

    /** What is wrong with a file that is not YAML, and in which line. */
    static String problem(MarkedYAMLException yaml) {
        Mark mark = yaml.getProblemMark();
        String place = mark == null ? "" : "line %d, column %d: ".formatted(mark.getLine() + 1, mark.getColumn() + 1);
        return place + "not YAML: " + oneLine(String.valueOf(yaml.getProblem()))
                + "; correct the indentation or quotes";
    }

    /** The files that use the placeholder, with the line, or where to look for them. */
    static String naming(String key) {
        for (Path folder : FOLDERS) {
            try (Stream<Path> files = Files.walk(folder)) {
                List<Path> yaml =
                        files.filter(file -> file.toString().endsWith(".yaml")).toList();
                for (Path file : yaml) {
                    List<String> lines = Files.readAllLines(file);
                    for (int i = 0; i < lines.size(); i++) {
                        if (lines.get(i).contains("{{" + key + "}}")) {
                            return file + ":" + (i + 1);
                        }
                    }
                }
            } catch (IOException e) {
                // The message then names the folders.
            }
        }
        return "routes/ or kamelets/";
    }

    static String oneLine(String text) {
        return text.strip().replaceAll("\\s*\\R\\s*", " ");
    }
}
