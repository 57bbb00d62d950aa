package dev.headshotbridge.support;

import java.time.Duration;
import org.awaitility.Awaitility;

/** Waits for a condition, generously: a slow machine is no failure. */
public final class Waiting {

    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(20);

    private Waiting() {}

    /** Until the assertion holds. */
    public static void until(Runnable assertion) {
        Awaitility.await().atMost(LONGEST).pollInterval(PAUSE).untilAsserted(assertion::run);
    }
}
