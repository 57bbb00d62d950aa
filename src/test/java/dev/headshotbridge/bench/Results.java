package dev.headshotbridge.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A Markdown file a scenario, and what belongs to it. */
final class Results {

    private static final Path PAGE = Path.of("docs/performance.md");
    private static final Path PICTURES = Path.of("docs/performance");

    private final Path folder;

    Results(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
    }

    void save(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text);
        if (file.endsWith(".md")) {
            System.out.println("\n" + text);
        }
    }

    /** Puts the scenario's table between its marks in docs/performance.md, how it was measured below, and its picture beside. */
    void writeToDocs(String scenario) throws IOException {
        String table = Files.readString(folder.resolve(scenario + ".md")) + "\n"
                + Files.readString(folder.resolve("machine.md"));
        Path picture = folder.resolve(scenario + ".svg");
        if (Files.exists(picture)) {
            Files.createDirectories(PICTURES);
            Files.copy(picture, PICTURES.resolve(scenario + ".svg"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        }
        String begin = "<!-- " + scenario + " -->\n";
        String end = "<!-- end of " + scenario + " -->\n";
        Pattern between = Pattern.compile(Pattern.quote(begin) + ".*?" + Pattern.quote(end), Pattern.DOTALL);
        Matcher marks = between.matcher(Files.readString(PAGE));
        if (!marks.find()) {
            throw new IllegalStateException(PAGE + " has no place for " + scenario + "; write " + begin + end);
        }
        Files.writeString(PAGE, marks.replaceFirst(Matcher.quoteReplacement(begin + "\n" + table + "\n" + end)));
    }
}
