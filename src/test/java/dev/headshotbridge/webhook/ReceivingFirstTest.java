package dev.headshotbridge.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headshotbridge.support.Waiting;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.support.UnitOfWorkHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Handlers make room while webhooks wait for a processor, and for no longer. */
@Timeout(60)
class ReceivingFirstTest {

    private static final int HANDLERS = 16;
    private static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final ExecutorService threads = Executors.newFixedThreadPool(HANDLERS);
    private final RequestLimits limits = new RequestLimits(100, 4, 100, Duration.ofSeconds(10));
    private final ReceivingFirst receivingFirst = new ReceivingFirst(limits, HANDLERS);

    @AfterEach
    void end() throws Exception {
        threads.shutdownNow();
        camel.close();
    }

    @Test
    void fewerHandlersWorkWhileWebhooksAreSlow() throws Exception {
        List<Exchange> working = all(begin(HANDLERS));
        finish(working.remove(0));
        assertThat(nanosToBegin()).as("without need").isLessThan(PATIENCE_NANOS);
        long begun = System.nanoTime();
        Waiting.until(() -> assertThat(System.nanoTime() - begun).isGreaterThan(TimeUnit.MILLISECONDS.toNanos(30)));
        beSlow();
        assertThat(nanosToBegin()).as("too many are at work").isGreaterThanOrEqualTo(PATIENCE_NANOS);
        working.subList(0, 12).forEach(ReceivingFirstTest::finish);
        assertThat(nanosToBegin()).as("there is room").isLessThan(PATIENCE_NANOS);
    }

    @Test
    void aLateDeliveryWaitsForLess() throws Exception {
        all(begin(HANDLERS));
        beSlow();
        long begun = System.nanoTime();
        handle(30_001);
        assertThat(System.nanoTime() - begun).isLessThan(PATIENCE_NANOS);
    }

    @Test
    void noHandlerWaitsForGood() throws Exception {
        beSlow();
        assertThat(all(begin(HANDLERS))).hasSize(HANDLERS);
    }

    private long nanosToBegin() {
        long begun = System.nanoTime();
        handle(0);
        return System.nanoTime() - begun;
    }

    private void beSlow() {
        limits.slowness().began(System.nanoTime() - TimeUnit.SECONDS.toNanos(1));
    }

    private List<CompletableFuture<Exchange>> begin(int handlers) {
        return Stream.generate(() -> CompletableFuture.supplyAsync(() -> handle(0), threads))
                .limit(handlers)
                .toList();
    }

    private Exchange handle(long lateMillis) {
        Exchange exchange = new DefaultExchange(camel);
        exchange.getMessage().setBody(Map.of("late_millis", lateMillis));
        try {
            receivingFirst.process(exchange);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return exchange;
    }

    private static List<Exchange> all(List<CompletableFuture<Exchange>> begun) throws Exception {
        List<Exchange> exchanges = new java.util.ArrayList<>();
        for (CompletableFuture<Exchange> one : begun) {
            exchanges.add(one.get(30, TimeUnit.SECONDS));
        }
        return exchanges;
    }

    private static void finish(Exchange exchange) {
        UnitOfWorkHelper.doneSynchronizations(
                exchange, exchange.getExchangeExtension().handoverCompletions());
    }
}
