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
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.ApplicationEventPublisher;
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
    private final ApplicationEventPublisher events;
    private volatile List<Problem> problems = List.of();
    private volatile boolean routesGone;

    public Reload(
            RunningSources running,
            Selection selection,
            RouteSwap swap,
            MeterRegistry meters,
            ApplicationEventPublisher events) {
        this.running = running;
        this.selection = selection;
        this.swap = swap;
        this.events = events;
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

    /** Whether a reload has ended routes that it could not start again. Only a restart brings them back. */
    public boolean areRoutesGone() {
        return routesGone;
    }

    /** Takes over what is good of what is on the disk; false when something is too busy to be changed now. */
    public synchronized boolean take(Sources disk) {
        if (routesGone) {
            report(problems);
            return true;
        }
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
            } catch (RoutesGoneException e) {
                LOG.debug("Neither the changed routes could be started nor those before", e);
                for (String file : culprits(changed, e)) {
                    String text = "could not be started, nor could what ran before: %s; its routes are gone: "
                            + "mend it and restart the bridge";
                    found.add(new Problem(file, 1, text.formatted(Failures.firstLine(e))));
                }
                refuseTraffic();
                changed = Set.of();
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

    private void refuseTraffic() {
        routesGone = true;
        AvailabilityChangeEvent.publish(events, this, ReadinessState.REFUSING_TRAFFIC);
    }

    private void report(List<Problem> found) {
        problems = found;
        (found.isEmpty() ? succeeded : failed).increment();
        String outcome = routesGone ? "Not reloaded" : "Not reloaded, what ran before goes on";
        found.forEach(problem -> LOG.warn("{}: {}", outcome, problem));
    }
}
