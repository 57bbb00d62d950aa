package dev.headshotbridge.connector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headshotbridge.support.OncePerRun;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A node's clock is set while a target is called, as after a start without the time. */
@ExtendWith(OncePerRun.class)
class ClockSetTest {

    @ParameterizedTest
    @CsvSource({"1970, 2147483647", "2100, 0"})
    void theAttemptIsRecorded(int startYear, int duration, Targets targets) {
        long delivery = targets.bridge.claimedDelivery();
        Exchange exchange =
                targets.bridge.camel().getEndpoint("direct:record-attempt").createExchange();
        exchange.setVariable("delivery", targets.bridge.row(delivery));
        exchange.setVariable("step", "send-email");
        exchange.setVariable("outcome", "OK");
        exchange.setVariable(
                "startedAt",
                Date.from(LocalDate.of(startYear, 1, 1)
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant()));

        targets.bridge.camel().createProducerTemplate().send("direct:record-attempt", exchange);

        assertThat(exchange.getException()).isNull();
        assertThat(targets.bridge.attempts(delivery)).singleElement().satisfies(attempt -> assertThat(attempt)
                .containsEntry("duration_ms", duration));
    }
}
