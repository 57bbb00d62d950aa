package dev.headshotbridge.check;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A statement with Camel's placeholders, as a route runs it. */
public record SqlStatement(String text) {

    private static final Pattern PLACEHOLDER = Pattern.compile(
            ":[#?](?:in:)?(?:\\$\\{[^}]*}|[A-Za-z_][A-Za-z0-9_.-]*)|:\\?\\$\\{[^}]*}|(?<![:#])#(?![#{A-Za-z])");
    private static final Pattern SKIPPED = Pattern.compile("--[^\\n]*|/\\*.*?\\*/|'(?:[^']|'')*'", Pattern.DOTALL);

    /** With a question mark for each placeholder, and blanks for the rest of it, so that places stay the same. */
    public String forDriver() {
        return PLACEHOLDER
                .matcher(withoutComments())
                .replaceAll(match -> "?" + " ".repeat(match.group().length() - 1));
    }

    /** Comments as blanks: what stands in them is no placeholder. */
    private String withoutComments() {
        return SKIPPED.matcher(text)
                .replaceAll(match -> match.group().startsWith("'")
                        ? Matcher.quoteReplacement(match.group())
                        : match.group().replaceAll("[^\\n]", " "));
    }

    /** A placeholder that is opened and not closed, or null. */
    String openPlaceholder() {
        Matcher open = Pattern.compile(":[#?]\\$\\{[^}\\n]*(?=\\n|$)").matcher(withoutComments());
        return open.find() ? open.group().strip() : null;
    }

    /** The Simple expressions in placeholders. */
    public List<String> expressions() {
        return Pattern.compile(":[#?](?:in:)?(\\$\\{[^}]*})")
                .matcher(withoutComments())
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    int lineAt(int offset) {
        return 1
                + (int) text.substring(
                                0,
                                Math.max(
                                        0, Math.min(offset, text.stripTrailing().length())))
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
    }

    int lineOfText(String fragment) {
        return lineAt(text.indexOf(fragment));
    }

    /** The line in which the name stands as a word of the statement. */
    int lineOf(String name) {
        String quoted = Pattern.quote(name.replaceFirst(".*[.]", ""));
        Matcher word = Pattern.compile("(?<![A-Za-z0-9_])" + quoted + "(?![A-Za-z0-9_])", Pattern.CASE_INSENSITIVE)
                .matcher(SKIPPED.matcher(text).replaceAll(match -> match.group().replaceAll("[^\\n]", " ")));
        return word.find() ? lineAt(word.start()) : firstLine();
    }

    private int firstLine() {
        String statement = withoutComments();
        int start = 0;
        while (start < statement.length() && Character.isWhitespace(statement.charAt(start))) {
            start++;
        }
        return start == statement.length() ? 1 : lineAt(start);
    }

    boolean isEmpty() {
        return withoutComments().isBlank();
    }
}
