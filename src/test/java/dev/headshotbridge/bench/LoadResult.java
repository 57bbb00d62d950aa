package dev.headshotbridge.bench;

import dev.headshotbridge.bench.Hiccups.Hiccup;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/** What a load run came to: answers by status, and the latency of all of them in microseconds. */
final class LoadResult {

    private record Request(long due, long answered) {

        long micros() {
            return Math.max(0, (answered - due) / 1000);
        }
    }

    private final Map<Integer, Long> answers = new TreeMap<>();
    private final Histogram latency = new Histogram(3);
    private final List<Request> requests = new ArrayList<>();
    private long begin;
    private long end;

    void begin() {
        begin = System.nanoTime();
    }

    void answered(int status, long dueNanos) {
        end = System.nanoTime();
        answers.merge(status, 1L, Long::sum);
        Request request = new Request(dueNanos, end);
        latency.recordValue(request.micros());
        requests.add(request);
    }

    long ok() {
        return answers.getOrDefault(200, 0L);
    }

    double perSecond() {
        return ok() / ((end - begin) / 1e9);
    }

    double millis(double percentile) {
        return millis(latency, percentile);
    }

    /** Of those requests that met none of the hiccups. */
    double millisBetween(List<Hiccup> hiccups, double percentile) {
        Histogram between = new Histogram(3);
        requests.stream()
                .filter(request -> !Hiccups.met(hiccups, request.due, request.answered))
                .forEach(request -> between.recordValue(request.micros()));
        return millis(between, percentile);
    }

    /** Of none there is no percentile; Histogram says 0. */
    private static double millis(Histogram histogram, double percentile) {
        return histogram.getTotalCount() == 0 ? Double.NaN : histogram.getValueAtPercentile(percentile) / 1000.0;
    }

    /** How much of the time of the run they took. */
    double percentOfTime(List<Hiccup> hiccups) {
        long taken = hiccups.stream()
                .mapToLong(hiccup -> Math.max(0, Math.min(end, hiccup.end()) - Math.max(begin, hiccup.begin())))
                .sum();
        return 100.0 * taken / (end - begin);
    }

    void addTo(Samples samples, String row) {
        samples.add(row, "webhooks/s", perSecond());
        samples.add(row, "p50 ms", millis(50));
        samples.add(row, "p99 ms", millis(99));
        samples.addLargest(row, "not 200 %", 100.0 * (latency.getTotalCount() - ok()) / latency.getTotalCount());
    }

    /** Anything but 200 is said, since it would be cheaper than what is measured. Status 0: the connection broke. */
    LoadResult report(String what) {
        System.out.printf(
                "  %-40s %7.0f/s  p50 %.2f ms  p99 %.2f ms  max %.1f ms%n",
                what, perSecond(), millis(50), millis(99), millis(100));
        if (answers.size() > 1 || ok() == 0) {
            System.out.println("  NOT ALL 200, answers by status: " + answers);
        }
        return this;
    }
}
