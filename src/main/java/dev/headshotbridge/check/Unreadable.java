package dev.headshotbridge.check;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The files and folders that cannot be read, of which no other file is to be blamed for naming them. */
final class Unreadable {

    /** What a folder may hold, as far as others can miss it. */
    private static final Pattern MISSING =
            Pattern.compile("(?:there is no|no route is|takes webhooks|answers webhooks) .*");

    private final Map<String, Problem> problems = new TreeMap<>();

    /** A file that cannot be read counts as there. */
    Sources read(String pattern) {
        Sources sources = Sources.read(pattern, problem -> problems.put(problem.file(), problem));
        for (String name : problems.keySet()) {
            sources = sources.with(name, "");
        }
        return sources;
    }

    Collection<Problem> problems() {
        return problems.values();
    }

    boolean isCauseOf(Problem problem) {
        return problems.containsKey(problem.file())
                || hasFolder() && MISSING.matcher(problem.text()).matches();
    }

    boolean isNamedIn(String message) {
        return problems.keySet().stream().anyMatch(message::contains);
    }

    private boolean hasFolder() {
        return !problems.keySet().stream().allMatch(SourceFolder::isNamedAsSource);
    }
}
