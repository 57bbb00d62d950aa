package dev.headshotbridge.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** How far back a claim looks. */
class BacklogTest {

    private static final long DECADES = TimeUnit.DAYS.toMillis(20_000);

    private long now = TimeUnit.DAYS.toNanos(1);
    private final Backlog backlog = new Backlog(2, () -> now);

    @Test
    void looksAllTheWayBackAtFirst() {
        assertThat(backlog.lookBackMillis()).isGreaterThan(DECADES);
    }

    @Test
    void afterAFullClaimLooksBackAsFarAsThatOneAndALittle() {
        backlog.lookBackMillis();
        backlog.claimed(List.of(late(9_000), late(60_000)));
        pass(500);
        assertThat(backlog.lookBackMillis()).isBetween(60_500L, 65_000L);
    }

    @Test
    void looksAllTheWayBackOnceASecond() {
        backlog.lookBackMillis();
        backlog.claimed(Collections.nCopies(2, late(0)));
        pass(999);
        assertThat(backlog.lookBackMillis()).isLessThan(DECADES);
        backlog.claimed(Collections.nCopies(2, late(0)));
        pass(1);
        assertThat(backlog.lookBackMillis()).isGreaterThan(DECADES);
        backlog.claimed(Collections.nCopies(2, late(0)));
        pass(1);
        assertThat(backlog.lookBackMillis()).isLessThan(DECADES);
    }

    @Test
    void looksAllTheWayBackWhenTheLastClaimWasNotFull() {
        backlog.lookBackMillis();
        backlog.claimed(List.of(late(0)));
        assertThat(backlog.lookBackMillis()).isGreaterThan(DECADES);
        backlog.claimed(List.of());
        assertThat(backlog.lookBackMillis()).isGreaterThan(DECADES);
    }

    @Test
    void looksAllTheWayBackAfterAClaimThatFoundNothing() {
        backlog.lookBackMillis();
        backlog.claimed(Collections.nCopies(2, late(0)));
        assertThat(backlog.lookBackMillis()).isLessThan(DECADES);
        // No rows, so that nobody is told of them.
        assertThat(backlog.lookBackMillis()).isGreaterThan(DECADES);
    }

    private void pass(long millis) {
        now += TimeUnit.MILLISECONDS.toNanos(millis);
    }

    private static Map<String, Object> late(long millis) {
        return Map.of("late_millis", millis);
    }
}
