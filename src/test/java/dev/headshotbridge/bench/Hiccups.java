package dev.headshotbridge.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * When the machine itself hardly got on, as guests of a busy host do. A thread does a little work every 2 ms and asks how much
 * processor time that took: having to wait for a processor is not in it, a processor that stands still is.
 */
final class Hiccups implements AutoCloseable {

    /** Nanoseconds, as {@link System#nanoTime}. */
    record Hiccup(long begin, long end) {}

    /** What waits meanwhile is worked off after it. */
    private static final long AFTERMATH = TimeUnit.MILLISECONDS.toNanos(50);

    private static final long APART = TimeUnit.MILLISECONDS.toNanos(60);
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(2);
    private static final int ROUNDS = 50_000; // some 0.1 ms
    private static final int SLOWER = 4;
    private static final int AT_LEAST = 3;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final List<Hiccup> slow = new ArrayList<>();
    private final Thread thread = new Thread(this::watch, "hiccups");
    private volatile boolean ended;
    private long sum;

    Hiccups() {
        thread.setDaemon(true);
        thread.start();
    }

    private void watch() {
        long least = Long.MAX_VALUE;
        while (!ended) {
            long begin = System.nanoTime();
            long taken = work();
            least = Math.min(least, taken);
            if (taken > SLOWER * least) {
                synchronized (slow) {
                    slow.add(new Hiccup(begin, System.nanoTime()));
                }
            }
            LockSupport.parkNanos(PAUSE);
        }
    }

    /** Each round needs the one before, so that they are not done at once. */
    private long work() {
        long before = threads.getCurrentThreadCpuTime();
        for (int i = 0; i < ROUNDS; i++) {
            sum = sum * 31 + i;
        }
        return threads.getCurrentThreadCpuTime() - before;
    }

    List<Hiccup> soFar() {
        synchronized (slow) {
            return joined(slow);
        }
    }

    /** Work that was slow at about the same time is one hiccup; on its own it is none. */
    static List<Hiccup> joined(List<Hiccup> slow) {
        List<Hiccup> joined = new ArrayList<>();
        int first = 0;
        for (int i = 1; i <= slow.size(); i++) {
            if (i == slow.size() || slow.get(i).begin - slow.get(i - 1).end > APART) {
                if (i - first >= AT_LEAST) {
                    joined.add(new Hiccup(slow.get(first).begin, slow.get(i - 1).end));
                }
                first = i;
            }
        }
        return joined;
    }

    /** Whether one of them was while a request waited from then to then, or shortly before. */
    static boolean met(List<Hiccup> hiccups, long due, long answered) {
        return hiccups.stream().anyMatch(hiccup -> hiccup.begin <= answered && due <= hiccup.end + AFTERMATH);
    }

    @Override
    public void close() throws InterruptedException {
        ended = true;
        thread.join();
    }
}
