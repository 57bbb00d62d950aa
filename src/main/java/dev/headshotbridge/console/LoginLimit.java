package dev.headshotbridge.console;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * How often a password may be tried: by one address, and by all together. Each has a few tries at once and gains one after
 * a pause. Memory is bounded: of many addresses the ones longest unheard of are forgotten, and the limit of all holds.
 */
class LoginLimit {

    static final int TRIES_OF_ONE = 5;
    static final Duration PAUSE_OF_ONE = Duration.ofSeconds(20);
    static final int TRIES_OF_ALL = 50;
    static final Duration PAUSE_OF_ALL = Duration.ofSeconds(2);
    static final int MAX_ADDRESSES = 1000;

    /** When all tries would be there again, on the clock: a try takes it one pause further. */
    private final Map<String, Long> full = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > MAX_ADDRESSES;
        }
    };

    private final LongSupplier nanos;
    private long allFull;

    LoginLimit(LongSupplier nanos) {
        this.nanos = nanos;
        this.allFull = nanos.getAsLong();
    }

    /** Takes a try, or gives the time until there is one. */
    synchronized Duration take(String address) {
        long now = nanos.getAsLong();
        long own = later(full.getOrDefault(address, now), now) + PAUSE_OF_ONE.toNanos();
        long all = later(allFull, now) + PAUSE_OF_ALL.toNanos();
        long wait = Math.max(
                own - now - TRIES_OF_ONE * PAUSE_OF_ONE.toNanos(), all - now - TRIES_OF_ALL * PAUSE_OF_ALL.toNanos());
        if (wait > 0) {
            return Duration.ofNanos(wait);
        }
        full.put(address, own);
        allFull = all;
        return Duration.ZERO;
    }

    /** Who knows the password has used up nothing. */
    synchronized void giveBack(String address) {
        full.remove(address);
        allFull -= PAUSE_OF_ALL.toNanos();
    }

    synchronized int addresses() {
        return full.size();
    }

    private static long later(long a, long b) {
        return a - b > 0 ? a : b;
    }
}
