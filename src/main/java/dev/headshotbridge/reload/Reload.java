package dev.headshotbridge.reload;

import dev.headshotbridge.check.Failures;
import dev.headshotbridge.check.Problem;
import dev.headshotbridge.check.RunningSources;
import dev.headshotbridge.check.Sources;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Takes over changed files once they are checked, and says in log, health and metrics what it could not take over. */
@Component
@ConditionalOnProperty("bridge.reload.enabled")
class Reload {

    private static final Logger LOG = LoggerFactory.getLogger(Reload.class);

    private final RunningSources running;
    private final Selection selection;
    private final RouteSwap swap;
    private final Counter succeeded;
    private final Counter failed;
    private volatile List<Problem> problems = List.of();

    public Reload(RunningSources running, Selection selection, RouteSwap swap, MeterRegistry meters) {
        this.running = running;
        this.selection = selection;
        this.swap = swap;
        this.succeeded = meters.counter("bridge.reloads", "result", "ok");
        this.failed = meters.counter("bridge.reloads", "result", "failed");
        Gauge.builder("bridge.reload.current", () -> problems.isEmpty() ? 1 : 0)
                .description("1 when the files on the disk are what runs")
                .register(meters);
    }

    /** What is wrong with the files on the disk, so that others run. */
    public List<Problem> problems() {
        return problems;
    }

    /** Takes over what is good of what is on the disk; false when something is too busy to be changed now. */
    public synchronized boolean take(Sources disk) {
        Sources before = running.get();
        Set<Problem> found = new TreeSet<>();
        Sources wanted = disk;
        Set<String> changed;
        do {
            Selection.Choice choice = selection.choose(before, wanted);
            found.addAll(choice.problems());
            wanted = choice.sources();
            changed = before.changedTo(wanted);
            try {
                if (!changed.isEmpty()) {
                    swap.swap(before, wanted);
                    LOG.info("Reloaded {}", String.join(", ", changed));
                    changed = Set.of();
                }
            } catch (BusyException e) {
                LOG.info("{}; the reload is tried again", e.getMessage());
                return false;
            } catch (Exception e) {
                LOG.debug("The changed routes could not be started", e);
                for (String file : culprits(changed, e)) {
                    String text = "could not be started: %s; write what it asks for".formatted(Failures.firstLine(e));
                    found.add(new Problem(file, 1, text));
                    wanted = wanted.with(file, before.texts().get(file));
                }
            }
        } while (!changed.isEmpty());
        report(List.copyOf(found));
        return true;
    }

    /** The files that a failure names, otherwise all. */
    private static Set<String> culprits(Set<String> changed, Exception failure) {
        Set<String> named = new TreeSet<>(changed);
        named.removeIf(file -> !String.valueOf(failure.getMessage()).contains(file));
        return named.isEmpty() ? changed : named;
    }

    private void report(List<Problem> found) {
        problems = found;
        (found.isEmpty() ? succeeded : failed).increment();
        found.forEach(problem -> LOG.warn("Not reloaded, what ran before goes on: {}", problem));
    }
}
