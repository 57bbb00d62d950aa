package dev.headshotbridge.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headshotbridge.support.Waiting;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.support.UnitOfWorkHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Handlers make room while webhooks wait for a processor, and for no longer. Time goes on only when the test says so. */
@Timeout(60)
class ReceivingFirstTest {

    private static final int HANDLERS = 16;

    private final AtomicLong nanos = new AtomicLong();
    private final Slowness slowness = new Slowness(nanos::get);
    private final ReceivingFirst receivingFirst = new ReceivingFirst(slowness, HANDLERS, nanos::get);
    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final List<Thread> handlers = new ArrayList<>();

    @AfterEach
    void end() throws Exception {
        handlers.forEach(Thread::interrupt);
        camel.close();
    }

    @Test
    void fewerHandlersWorkWhileWebhooksAreSlow() throws Exception {
        List<Exchange> working = allAtWork();
        finish(working.remove(0));
        working.add(handle(0));
        pass(21);
        beSlow();
        Thread next = begin(0);
        assertWaits(next);
        working.subList(0, 9).forEach(ReceivingFirstTest::finish);
        next.join();
    }

    @Test
    void moreWorkAgainWhenWebhooksAreNotSlowAnyMore() throws Exception {
        List<Exchange> working = allAtWork();
        pass(21);
        beSlow();
        assertWaits(begin(0));
        pass(TimeUnit.MINUTES.toMillis(1));
        working.subList(0, 2).forEach(ReceivingFirstTest::finish);
        handle(0);
    }

    @Test
    void aLateDeliveryWaitsForLess() throws Exception {
        allAtWork();
        pass(21);
        beSlow();
        Thread late = begin(30_001);
        Thread inTime = begin(30_000);
        assertWaits(late);
        assertWaits(inTime);
        pass(10);
        late.join();
        assertWaits(inTime);
    }

    @Test
    void noHandlerWaitsForGood() throws Exception {
        allAtWork();
        pass(21);
        beSlow();
        Thread waiting = begin(0);
        assertWaits(waiting);
        pass(49);
        assertWaits(waiting);
        pass(1);
        waiting.join();
    }

    private List<Exchange> allAtWork() {
        return new ArrayList<>(Stream.generate(() -> handle(0)).limit(HANDLERS).toList());
    }

    private void pass(long millis) {
        nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(millis));
    }

    private void beSlow() {
        slowness.began(nanos.get() - TimeUnit.SECONDS.toNanos(1));
    }

    private Thread begin(long lateMillis) {
        Thread handler = new Thread(() -> handle(lateMillis));
        handlers.add(handler);
        handler.start();
        return handler;
    }

    private static void assertWaits(Thread handler) {
        Waiting.until(() -> assertThat(handler.getState()).isEqualTo(Thread.State.TIMED_WAITING));
    }

    private Exchange handle(long lateMillis) {
        Exchange exchange = new DefaultExchange(camel);
        exchange.getMessage().setBody(Map.of("late_millis", lateMillis));
        try {
            receivingFirst.process(exchange);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return exchange;
    }

    private static void finish(Exchange exchange) {
        UnitOfWorkHelper.doneSynchronizations(
                exchange, exchange.getExchangeExtension().handoverCompletions());
    }
}
