package dev.headshotbridge.deploy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What a PromQL expression asks for: its selectors, and the labels that it groups by. Its syntax is promtool's matter. */
record PromQl(List<Selector> selectors, Set<String> groupingLabels) {

    record Matcher(String label, String operator, String value) {}

    record Selector(String metric, List<Matcher> matchers) {}

    private static final Pattern GROUPING =
            Pattern.compile("\\b(by|without|on|ignoring|group_left|group_right)\\s*\\(([^)]*)\\)");
    private static final String STRING = "\"(?:[^\"\\\\]|\\\\.)*\"";
    private static final Pattern SELECTOR =
            Pattern.compile("(?<![\\w.])([a-zA-Z_:][\\w:]*+)\\s*+(?:\\{((?:[^}\"]|" + STRING + ")*)}|(?!\\())");
    private static final Pattern MATCHER = Pattern.compile("(\\w+)\\s*(=~|!~|!=|=)\\s*(" + STRING + ")");
    private static final Set<String> WORDS = Set.of("and", "or", "unless", "bool", "offset", "inf", "nan");

    static PromQl of(String expression) {
        Set<String> labels = new TreeSet<>();
        GROUPING.matcher(expression)
                .results()
                .forEach(list -> labels.addAll(List.of(list.group(2).strip().split("\\s*,\\s*"))));
        // Ranges hold durations, which look like names.
        String rest = GROUPING.matcher(expression).replaceAll(" ").replaceAll("\\[[^\\]]*]|offset \\w+", " ");
        List<Selector> selectors = SELECTOR.matcher(rest)
                .results()
                .filter(found -> !WORDS.contains(found.group(1)))
                .map(found -> new Selector(found.group(1), matchers(found.group(2))))
                .toList();
        return new PromQl(selectors, labels);
    }

    private static List<Matcher> matchers(String braces) {
        List<Matcher> matchers = new ArrayList<>();
        if (braces != null) {
            String rest = MATCHER.matcher(braces).replaceAll("").replaceAll("[\\s,]", "");
            if (!rest.isEmpty()) {
                throw new IllegalArgumentException("Not understood: " + rest + " in {" + braces + "}");
            }
            MATCHER.matcher(braces)
                    .results()
                    .forEach(found -> matchers.add(new Matcher(
                            found.group(1),
                            found.group(2),
                            found.group(3).substring(1, found.group(3).length() - 1))));
        }
        return matchers;
    }
}
