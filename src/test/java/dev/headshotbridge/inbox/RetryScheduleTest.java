package dev.headshotbridge.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.stream.LongStream;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryScheduleTest {

    private static final RetrySchedule SCHEDULE = new RetrySchedule(
            List.of(Duration.ofSeconds(5), Duration.ofMinutes(5), Duration.ofHours(10)), 20, Duration.ofHours(24));

    @ParameterizedTest
    @CsvSource({"1, 4000, 6000", "2, 240000, 360000", "3, 28800000, 43200000"})
    void aPauseVariesByTheJitterAndNoMore(int attempts, long least, long most) {
        LongSummaryStatistics pauses = LongStream.range(0, 1_000)
                .map(i -> SCHEDULE.delayMillis(attempts, null))
                .summaryStatistics();
        assertThat(pauses.getMin()).isBetween(least, (9 * least + most) / 10);
        assertThat(pauses.getMax()).isBetween((least + 9 * most) / 10, most);
    }

    @ParameterizedTest
    @CsvSource({"1, 2, 2000", "3, 2, 2000", "1, 3600, 3600000", "1, 999999999, 86400000"})
    void whatTheTargetAsksForWinsUpToTheLongest(int attempts, long seconds, long millis) {
        assertThat(SCHEDULE.delayMillis(attempts, seconds)).isEqualTo(millis);
    }

    @Test
    void aTargetThatAsksForNoPauseGetsTheSchedules() {
        assertThat(SCHEDULE.delayMillis(1, 0L)).isBetween(4_000L, 6_000L);
    }

    @ParameterizedTest
    @CsvSource({
        "1, RETRYABLE, true",
        "3, RETRYABLE, true",
        "3, AUTH, true",
        "4, RETRYABLE, false",
        "9, AUTH, false",
        "1, PERMANENT, false",
        "1, UNMATCHED, false"
    })
    void aDeliveryIsDeadAfterTheLastPauseOrWhenAnotherAttemptIsNoUse(int attempts, String outcome, boolean again) {
        Exchange exchange = new DefaultExchange(new DefaultCamelContext());
        exchange.setVariable("delivery", new HashMap<>(Map.of("attempts", attempts)));
        exchange.setVariable("outcome", outcome);
        SCHEDULE.process(exchange);
        assertThat(exchange.getVariable("retryDelayMillis") != null).isEqualTo(again);
    }
}
