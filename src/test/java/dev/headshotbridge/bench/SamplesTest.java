package dev.headshotbridge.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What the tables of the benchmarks say of several rounds. */
class SamplesTest {

    private final Samples samples = new Samples();

    @Test
    void showsTheMedian() {
        add("odd", 9, 1, 2);
        add("even", 8, 1, 2, 4);
        assertThat(samples.column("webhooks/s")).containsEntry("odd", 2.0).containsEntry("even", 3.0);
    }

    @Test
    void comparesWithTheBridgeWhereverItStands() {
        add("fastify", 200, 200);
        add("bridge", 100, 100);
        samples.addRatios("webhooks/s", "bridge", "factor");
        assertThat(samples.column("factor")).containsEntry("fastify", 0.5).containsEntry("bridge", 1.0);
    }

    @Test
    void comparesWithNothingWhereTheBridgeWasLeftOut() {
        add("fastify", 200);
        samples.addRatios("webhooks/s", "bridge", "factor");
        assertThat(samples.markdown("receiver")).doesNotContain("factor");
    }

    @Test
    void doesNotHideARoundThatFailed() {
        for (double percent : List.of(0.0, 40.0, 0.0)) {
            samples.addLargest("bridge", "not 200 %", percent);
        }
        assertThat(samples.column("not 200 %")).containsEntry("bridge", 40.0);
    }

    @Test
    void showsNoNumberWhereThereIsNone() {
        assertThat(Samples.format(1 / 0.0)).isEqualTo("–");
        assertThat(Samples.format(new LoadResult().millis(99))).isEqualTo("–");
    }

    private void add(String row, double... values) {
        for (double value : values) {
            samples.add(row, "webhooks/s", value);
        }
    }
}
