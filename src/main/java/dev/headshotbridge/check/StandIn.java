package dev.headshotbridge.check;

import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/** What stands for a value that only a caller gives: one that fits what is declared of it. */
final class StandIn {

    private StandIn() {}

    /**
     * @param declared a Kamelet's property, or null where nothing is known of it
     * @param otherwise where no type is declared
     */
    static String of(String name, YamlNode declared, String otherwise) {
        if (declared == null) {
            return otherwise;
        }
        List<String> told = Stream.concat(
                        Stream.of(declared.get("example")).filter(example -> example != null),
                        declared.get("enum") == null ? Stream.empty() : declared.get("enum").items().stream())
                .map(YamlNode::text)
                .filter(text -> text != null && !text.isBlank())
                .toList();
        if (!told.isEmpty()) {
            return told.get(0);
        }
        String type = declared.text("type");
        return switch (String.valueOf(type)) {
            case "integer", "number" -> declared.text("minimum") == null ? "1" : declared.text("minimum");
            case "boolean" -> "true";
            case "string" -> text(name, String.valueOf(declared.text("format")), declared.text("pattern"));
            default -> otherwise;
        };
    }

    private static String text(String name, String format, String pattern) {
        String usual =
                switch (format) {
                    case "duration" -> "1s";
                    case "date-time" -> "2000-01-01T00:00:00Z";
                    case "email" -> "a@localhost";
                    case "uri" -> "http://localhost";
                    default -> name.matches("(?i).*ur[il]") ? "http://localhost" : "value";
                };
        return Stream.of(usual, "http://localhost", "value", "1", "1s")
                .filter(text -> fits(text, pattern))
                .findFirst()
                .orElse(usual);
    }

    private static boolean fits(String text, String pattern) {
        try {
            return pattern == null || Pattern.compile(pattern).matcher(text).find();
        } catch (PatternSyntaxException e) {
            return true;
        }
    }
}
