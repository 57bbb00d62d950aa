package dev.headshotbridge.webhook;

import java.util.List;
import org.apache.camel.Processor;
import org.apache.camel.component.platform.http.PlatformHttpEndpoint;
import org.apache.camel.component.platform.http.spi.PlatformHttpConsumer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpEngine;

/** Camel's engine, whose consumers keep to the limits and hold no thread while a webhook is stored. */
class LimitedEngine extends VertxPlatformHttpEngine {

    private final RequestLimits limits;

    LimitedEngine(RequestLimits limits, AnswerTime answerTime) {
        this.limits = limits;
        setHandlers(List.of(answerTime, limits::admit));
    }

    @Override
    public PlatformHttpConsumer createConsumer(PlatformHttpEndpoint endpoint, Processor processor) {
        return new AsyncConsumer(endpoint, processor, getHandlers(), limits);
    }
}
