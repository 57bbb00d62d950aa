package dev.headshotbridge.webhook;

import io.micrometer.core.instrument.MeterRegistry;

/** Counts refused requests by reason: {@code headshotpro_webhooks_rejected_total{reason="…"}}. */
class RejectionMetrics {

    private final MeterRegistry meters;

    RejectionMetrics(MeterRegistry meters) {
        this.meters = meters;
    }

    void count(String reason) {
        meters.counter("headshotpro.webhooks.rejected", "reason", reason).increment();
    }
}
