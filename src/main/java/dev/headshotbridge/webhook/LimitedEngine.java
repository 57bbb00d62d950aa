package dev.headshotbridge.webhook;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.camel.Processor;
import org.apache.camel.component.platform.http.PlatformHttpEndpoint;
import org.apache.camel.component.platform.http.spi.PlatformHttpConsumer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpEngine;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/** Camel's engine, whose consumers keep to the limits and hold no thread while a webhook is stored. */
class LimitedEngine extends VertxPlatformHttpEngine {

    private final RequestLimits limits;
    /** They wait for nothing, so a few are enough. */
    private final ExecutorService receivers = Executors.newFixedThreadPool(
            Math.max(4, 2 * Runtime.getRuntime().availableProcessors()), new CustomizableThreadFactory("receive-"));

    LimitedEngine(RequestLimits limits, AnswerTime answerTime) {
        this.limits = limits;
        setHandlers(List.of(answerTime, limits::admit));
    }

    @Override
    public PlatformHttpConsumer createConsumer(PlatformHttpEndpoint endpoint, Processor processor) {
        return new AsyncConsumer(endpoint, processor, getHandlers(), limits, receivers);
    }

    void endThreads() {
        receivers.shutdown();
    }
}
