package dev.headshotbridge.reload;

import dev.headshotbridge.check.Definition;
import dev.headshotbridge.check.Problem;
import dev.headshotbridge.check.ProjectCheck;
import dev.headshotbridge.check.Sources;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * Chooses which of the changed files can run: all that are good, beside the last good text of those that are not. What
 * is chosen has been checked as a whole.
 */
@Component
@ConditionalOnProperty("bridge.reload.enabled")
class Selection {

    private final ProjectCheck check;
    /** What the bridge was started with all the same; it does not stand in the way of other files. */
    private Set<String> accepted;

    Selection(ProjectCheck check) {
        this.check = check;
    }

    /**
     * Sources that can run, and what was wrong with the rest.
     */
    record Choice(Sources sources, List<Problem> problems) {}

    Choice choose(Sources before, Sources disk) {
        if (accepted == null) {
            accepted = check.check(before).stream().map(Selection::key).collect(Collectors.toSet());
        }
        List<Problem> problems = new ArrayList<>();
        Sources candidate = keepDeleted(before, disk, problems);
        List<Problem> found = wrong(before, candidate);
        problems.addAll(found);
        while (!found.isEmpty()) {
            Set<String> changed = before.changedTo(candidate);
            Set<String> bad =
                    found.stream().map(Problem::file).filter(changed::contains).collect(Collectors.toSet());
            // A change may show its harm in a file that is as it was; which change it was cannot be told.
            for (String file : bad.isEmpty() ? changed : bad) {
                candidate = candidate.with(file, before.texts().get(file));
            }
            // What had moved to a file that is not taken goes on, too.
            candidate = keepDeleted(before, candidate, problems);
            found = changed.isEmpty() ? List.of() : wrong(before, candidate);
        }
        return new Choice(candidate, new ArrayList<>(new TreeSet<>(problems)));
    }

    private List<Problem> wrong(Sources before, Sources candidate) {
        Set<String> changed = before.changedTo(candidate);
        return check.check(candidate).stream()
                .filter(problem -> changed.contains(problem.file()) || !accepted.contains(key(problem)))
                .toList();
    }

    private static String key(Problem problem) {
        return problem.file() + " " + problem.text();
    }

    // Deleting the receiver must not end the receiving; a route under another file name has only moved.
    private static Sources keepDeleted(Sources before, Sources disk, List<Problem> problems) {
        Sources kept = disk;
        for (String file : before.texts().keySet()) {
            if (!disk.texts().containsKey(file) && !hasMoved(before, disk, file)) {
                kept = kept.with(file, before.texts().get(file));
                problems.add(new Problem(
                        file, 1, "is gone, but goes on running; write it again, or restart the bridge to end it"));
            }
        }
        return kept;
    }

    private static boolean hasMoved(Sources before, Sources disk, String file) {
        Set<Definition> moved = withId(before, file);
        return !moved.isEmpty()
                && disk.loaded().stream()
                        .filter(other -> !before.texts().containsKey(other))
                        .flatMap(other -> withId(disk, other).stream())
                        .collect(Collectors.toSet())
                        .containsAll(moved);
    }

    private static Set<Definition> withId(Sources sources, String file) {
        return Definition.in(sources.texts().get(file)).stream()
                .filter(definition -> !definition.id().isEmpty())
                .collect(Collectors.toSet());
    }
}
