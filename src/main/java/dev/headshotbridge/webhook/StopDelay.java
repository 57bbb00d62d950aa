package dev.headshotbridge.webhook;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Before anything stops, load balancers have time to see that readiness fails, as it does from the signal on. */
@Component
@ConditionalOnWebApplication
class StopDelay implements SmartLifecycle {

    private final Duration delay;
    private volatile boolean running;

    StopDelay(@Value("${bridge.public.stop-delay}") Duration delay) {
        this.delay = delay;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        LockSupport.parkNanos(delay.toNanos());
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
