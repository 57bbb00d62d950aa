package dev.headshotbridge.webhook;

import io.micrometer.core.instrument.MeterRegistry;

/** Counts refused requests by reason: {@code headshotpro_webhooks_rejected_total{reason="…"}}. */
class RejectionMetrics {

    private final MeterRegistry meters;
    private final String camelContext;

    RejectionMetrics(MeterRegistry meters, String camelContext) {
        this.meters = meters;
        this.camelContext = camelContext;
    }

    void count(String reason) {
        // Prometheus takes a name with one set of tags alone, and the routes' counters have Camel's.
        meters.counter("headshotpro.webhooks.rejected", "reason", reason, "camelContext", camelContext)
                .increment();
    }
}
