package dev.headshotbridge.check;

import dev.headshotbridge.settings.Spelling;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;

/** Placeholders for settings: {@code {{key}}}, and {@code ${properties:key}} in Simple and SQL. */
final class Placeholders {

    private static final Pattern CURLY = Pattern.compile("\\{\\{([^{}]+)}}");
    /** Up to a brace that is none, or the end; not the outer one of two. */
    private static final Pattern UNCLOSED = Pattern.compile("(?<!\\\\)\\{\\{([^{}]*)(?:}(?!})|$)");

    private static final Pattern PROPERTIES = Pattern.compile("\\$\\{properties:([^}:]+)(:[^}]*)?}");
    private static final Pattern FUNCTION = Pattern.compile("[a-z][a-zA-Z0-9.-]*");
    private static final Set<String> FUNCTIONS = Set.of(
            "env", "sys", "service", "service.name", "service.host", "service.port", "bean", "base64", "boolean");

    private final ConfigurableEnvironment environment;
    private final Set<String> known = new TreeSet<>();

    Placeholders(ConfigurableEnvironment environment) {
        this.environment = environment;
        environment.getPropertySources().stream()
                .filter(source -> source instanceof EnumerablePropertySource<?>)
                .filter(source -> !source.getName().startsWith("system"))
                .forEach(source -> known.addAll(List.of(((EnumerablePropertySource<?>) source).getPropertyNames())));
    }

    /** The mistakes in one text; locals are the Kamelet's own properties. */
    List<String> mistakes(String text, Collection<String> locals) {
        List<String> mistakes = new ArrayList<>();
        Set<String> names = new HashSet<>(locals);
        names.addAll(known);
        UNCLOSED.matcher(text)
                .results()
                .forEach(match -> mistakes.add("%s is not closed; write }} at its end".formatted(match.group())));
        CURLY.matcher(text).results().forEach(match -> {
            String name = match.group(1).strip().replaceFirst("^[?!]", "");
            String key = name.contains(":") ? name.substring(0, name.indexOf(':')) : name;
            boolean optional = name.contains(":") || match.group(1).strip().startsWith("?");
            if (!FUNCTIONS.contains(key)) {
                mistake(key, optional, "{{" + match.group(1) + "}}", names, mistakes);
            }
        });
        PROPERTIES
                .matcher(text)
                .results()
                .forEach(match -> mistake(match.group(1), match.group(2) != null, match.group(), names, mistakes));
        return mistakes;
    }

    // One with a default may be missing on purpose, unless it looks like a slip.
    private void mistake(String key, boolean optional, String written, Set<String> names, List<String> mistakes) {
        // An expression in it may become any name.
        if (key.contains("${") || names.contains(key) || environment.containsProperty(key)) {
            return;
        }
        String slip = Spelling.slipOf(key, names);
        if (slip != null) {
            // A connector's setting may be the one that is misspelt.
            boolean free = slip.contains(".") && !slip.matches("(bridge|headshotpro)[.].*");
            mistakes.add("%s is no setting; write %s%s"
                    .formatted(written, slip, free ? ", or correct that in application.yaml" : ""));
        } else if (!optional) {
            mistakes.add(
                    "%s is no setting; write one of %s, or add %s to application.yaml and restart the bridge if it runs"
                            .formatted(written, Spelling.nearest(key, names), key));
        }
    }

    /** The text with its placeholders filled; those of a Kamelet from its defaults. What is not known stays. */
    String fill(String text, Map<String, String> locals) {
        String filled = text;
        for (int depth = 0; depth < 5 && filled.contains("{{"); depth++) {
            filled = CURLY.matcher(filled)
                    .replaceAll(match ->
                            Matcher.quoteReplacement(value(match.group(1).strip(), match.group(), locals)));
        }
        return filled;
    }

    private String value(String name, String written, Map<String, String> locals) {
        String key = name.replaceFirst("^[?!]", "").replaceFirst(":.*", "");
        String fallback = name.contains(":") ? name.substring(name.indexOf(':') + 1) : null;
        boolean setting = !locals.containsKey(key) && FUNCTION.matcher(key).matches();
        String value = setting ? environment.getProperty(key) : locals.get(key);
        if (value != null) {
            return value;
        }
        return fallback == null ? written : fallback;
    }
}
