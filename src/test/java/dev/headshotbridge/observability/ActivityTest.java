package dev.headshotbridge.observability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Map;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

/** Nothing is lost and nothing counted twice, whatever the clock and the database do. */
class ActivityTest {

    private static final long BUCKET = 170_000_000;

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Activity activity = new Activity(meters);

    @Test
    void withoutGrowthThereIsNothingToWrite() {
        assertThat(activity.since(BUCKET)).isNull();
        count(1);
        assertRow(BUCKET, BUCKET, 1);
        activity.saved();
        assertThat(activity.since(BUCKET)).isNull();
        assertThat(activity.since(BUCKET + 1)).isNull();
    }

    @Test
    void aContextThatEndsBeforeItsRoutesHaveStartedIsNotHeldUp() throws Exception {
        try (var camel = new DefaultCamelContext()) {
            camel.start();
            // Camel would wait half a minute for the route.
            assertTimeout(Duration.ofSeconds(15), () -> activity.onContextStopping(camel));
        }
    }

    @Test
    void aRowGrowsUntilItsTimeIsOver() {
        count(2);
        assertRow(BUCKET, BUCKET, 2);
        activity.saved();
        count(3);
        assertRow(BUCKET, BUCKET, 5);
        activity.saved();
        count(1);
        assertRow(BUCKET + 7, BUCKET + 7, 1);
    }

    @Test
    void aRowThatWasNotWrittenIsGoneOnWith() {
        count(2);
        assertRow(BUCKET, BUCKET, 2);
        count(1);
        assertRow(BUCKET + 3, BUCKET, 3);
        activity.saved();
        count(1);
        assertRow(BUCKET + 4, BUCKET + 4, 1);
    }

    @Test
    void aClockThatIsSetBackKeepsWhatWasWritten() {
        count(2);
        assertRow(BUCKET, BUCKET, 2);
        activity.saved();
        count(4);
        assertRow(BUCKET + 1, BUCKET + 1, 4);
        activity.saved();
        count(1);
        assertRow(BUCKET, BUCKET, 3);
        activity.saved();
        count(1);
        assertRow(BUCKET + 1, BUCKET + 1, 5);
    }

    private void count(int webhooks) {
        meters.counter("headshotpro.webhooks.received").increment(webhooks);
    }

    private void assertRow(long now, long bucket, long received) {
        Map<String, Long> row = activity.since(now);
        assertThat(row).containsEntry("bucket", bucket).containsEntry("received", received);
    }
}
