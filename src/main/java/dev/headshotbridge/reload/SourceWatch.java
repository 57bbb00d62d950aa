package dev.headshotbridge.reload;

import dev.headshotbridge.check.Sources;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Looks for changed files by reading them again: unlike the operating system's notices that works on every mount. Two
 * equal looks in a row mean that nobody is writing any more.
 */
@Component
@ConditionalOnProperty("bridge.reload.enabled")
class SourceWatch implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(SourceWatch.class);

    private final Reload reload;
    private final String includePattern;
    private final long intervalMillis;
    private ScheduledExecutorService looking;
    private Sources seen;
    private Sources taken;
    /** Why the last look failed; empty when it went well. */
    private String failure = "";

    SourceWatch(
            Reload reload,
            dev.headshotbridge.check.RunningSources running,
            @Value("${camel.main.routes-include-pattern}") String includePattern,
            @Value("${bridge.reload.interval}") Duration interval) {
        this.reload = reload;
        this.includePattern = includePattern;
        this.intervalMillis = interval.toMillis();
        this.seen = running.get();
        this.taken = running.get();
    }

    void look() {
        try {
            Sources now = Sources.read(includePattern);
            boolean quiet = now.equals(seen);
            seen = now;
            if (quiet && !now.equals(taken) && reload.take(now)) {
                taken = now;
            }
            if (!failure.isEmpty()) {
                LOG.info("The files can be looked at again");
                failure = "";
            }
        } catch (RuntimeException e) {
            // As when a folder cannot be read for a moment; the next look may go well.
            if (!e.toString().equals(failure)) {
                failure = e.toString();
                LOG.warn("The files could not be looked at: {}", failure);
            }
        }
    }

    @Override
    public void start() {
        looking = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "reload");
            thread.setDaemon(true);
            return thread;
        });
        looking.scheduleWithFixedDelay(this::look, intervalMillis, intervalMillis, TimeUnit.MILLISECONDS);
    }

    /** Before Camel stops: a reload that has begun is finished. */
    @Override
    public void stop() {
        looking.shutdown();
        try {
            looking.awaitTermination(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        looking = null;
    }

    @Override
    public boolean isRunning() {
        return looking != null;
    }

    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
