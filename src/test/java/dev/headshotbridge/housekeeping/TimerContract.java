package dev.headshotbridge.housekeeping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headshotbridge.support.Waiting;
import org.junit.jupiter.api.Test;

/** Housekeeping happens by itself, and goes on after a failure. */
interface TimerContract extends RetentionContract {

    @Test
    default void everythingOldGoesByItself() throws Exception {
        bridge().startRoute("keep-house");
        assertCleaned();
    }

    @Test
    default void aRunThatFailedIsMadeUpForByTheNext() throws Exception {
        bridge().startRoute("keep-house");
        rows().jdbc().execute("ALTER TABLE replay RENAME TO replay_away");
        try {
            String model = rows().delivery("done", "91 DAY");
            Waiting.until(() -> assertThat(bridge().inbox().of(model)).isEmpty());
        } finally {
            rows().jdbc().execute("ALTER TABLE replay_away RENAME TO replay");
        }
        assertCleaned();
    }

    private void assertCleaned() {
        rows().replay("91 DAY");
        rows().replay("89 DAY");
        String gone = rows().delivery("done", "91 DAY");
        String emptied = rows().delivery("dead", "31 DAY");
        String open = rows().delivery("pending", "91 DAY");
        Waiting.until(() -> {
            assertThat(bridge().inbox().of(gone)).isEmpty();
            assertThat(rows().payloads(emptied)).isZero();
            assertThat(rows().count("replay")).isEqualTo(1);
        });
        assertThat(rows().payloads(open)).isEqualTo(1);
    }
}
