package dev.headshotbridge.check;

import java.util.Comparator;

/**
 * One mistake in what an engineer edits. Its text says what is wrong and what to write.
 *
 * @param line from 1; 0 for what has no line, as an environment variable
 */
public record Problem(String file, int line, String text) implements Comparable<Problem> {

    private static final Comparator<Problem> ORDER =
            Comparator.comparing(Problem::file).thenComparing(Problem::line).thenComparing(Problem::text);

    @Override
    public int compareTo(Problem other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return (line > 0 ? file + ":" + line : file) + ": " + text;
    }
}
