package dev.headshotbridge.reload;

import dev.headshotbridge.check.Problem;
import java.util.List;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * Whether what runs is what is on the disk. If not, the last good routes run: no reason to take the bridge away, unless
 * they could not be started again.
 */
@Component
@ConditionalOnProperty("bridge.reload.enabled")
class ReloadHealthIndicator implements HealthIndicator {

    /** Has its place in management.endpoint.health.status.order. */
    private static final String OUT_OF_DATE = "OUT_OF_DATE";

    private final Reload reload;

    ReloadHealthIndicator(Reload reload) {
        this.reload = reload;
    }

    @Override
    public Health health() {
        List<Problem> problems = reload.problems();
        return problems.isEmpty()
                ? Health.up().build()
                : (reload.areRoutesGone() ? Health.down() : Health.status(OUT_OF_DATE))
                        .withDetail(
                                "problems",
                                problems.stream().map(Problem::toString).toList())
                        .build();
    }
}
