package dev.headshotbridge.webhook;

import dev.headshotbridge.webhook.UnauthenticWebhookException.Reason;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Counts refused requests by reason: {@code headshotpro_webhooks_rejected_total{reason="…"}}. */
public class RejectionMetrics {

    public static final String NAME = "headshotpro.webhooks.rejected";

    /** All that there are: the signature's, those of {@code routes/errors/}, and what Vert.x refuses. */
    public static final List<String> REASONS = Stream.of(
                    Arrays.stream(Reason.values()).map(Reason::tag),
                    Stream.of("invalid", "unavailable", ProblemResponses.OVERLOADED),
                    ProblemResponses.reasons())
            .flatMap(reasons -> reasons)
            .distinct()
            .toList();

    private final MeterRegistry meters;

    RejectionMetrics(MeterRegistry meters) {
        this.meters = meters;
    }

    void count(String reason) {
        meters.counter(NAME, "reason", reason).increment();
    }
}
