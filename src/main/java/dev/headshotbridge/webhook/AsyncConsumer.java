package dev.headshotbridge.webhook;

import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.component.platform.http.PlatformHttpEndpoint;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpConsumer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpRouter;
import org.apache.camel.spi.HeaderFilterStrategy;
import org.apache.camel.support.MessageHelper;
import org.apache.camel.util.CollectionHelper;

/**
 * Runs the route on the event loop that has read the request, and lets go of it where a step waits: Camel's own consumer
 * holds a thread a request until the route has ended. Such a step goes on by the exchange's property {@code eventLoop}, an
 * {@link Executor}. Answers have a Content-Length.
 */
class AsyncConsumer extends VertxPlatformHttpConsumer {

    private final RequestLimits limits;

    AsyncConsumer(
            PlatformHttpEndpoint endpoint,
            Processor processor,
            List<Handler<RoutingContext>> handlers,
            RequestLimits limits) {
        super(endpoint, processor, handlers, VertxPlatformHttpRouter.PLATFORM_HTTP_ROUTER_NAME_ZERO);
        this.limits = limits;
    }

    @Override
    protected void handleRequest(RoutingContext request) {
        Context eventLoop = request.vertx().getOrCreateContext();
        Exchange exchange = createExchange(false);
        exchange.setPattern(ExchangePattern.InOut);
        Executor onEventLoop = task -> goOn(eventLoop, task);
        exchange.setProperty("eventLoop", onEventLoop);
        limits.handling(request, exchange);
        read(request, exchange.getMessage());
        process(exchange, () -> onEventLoop.execute(() -> answer(request, exchange)));
    }

    private void goOn(Context eventLoop, Runnable task) {
        if (Vertx.currentContext() == eventLoop) {
            task.run();
            return;
        }
        long handedOver = System.nanoTime();
        eventLoop.runOnContext(begun -> {
            limits.slowness().began(handedOver);
            task.run();
        });
    }

    /** The body's bytes, and those headers that Camel lets in. */
    private void read(RoutingContext request, Message message) {
        HeaderFilterStrategy filter = getEndpoint().getHeaderFilterStrategy();
        for (Map.Entry<String, String> header : request.request().headers()) {
            if (!filter.applyFilterToExternalHeaders(header.getKey(), header.getValue(), message.getExchange())) {
                CollectionHelper.appendEntry(message.getHeaders(), header.getKey(), header.getValue());
            }
        }
        Buffer body = request.body().buffer();
        message.setBody(body == null ? null : body.getBytes());
    }

    private void process(Exchange exchange, Runnable then) {
        try {
            createUoW(exchange);
        } catch (Exception e) {
            exchange.setException(e);
            then.run();
            return;
        }
        getAsyncProcessor().process(exchange, doneSync -> then.run());
    }

    private void answer(RoutingContext request, Exchange exchange) {
        try {
            if (exchange.getException() != null) {
                request.fail(exchange.getException());
            } else if (!request.response().ended() && !request.response().closed()) {
                write(request, exchange.getMessage());
            }
        } finally {
            doneUoW(exchange);
            releaseExchange(exchange, false);
        }
    }

    private void write(RoutingContext request, Message message) {
        HttpServerResponse response = request.response();
        response.setStatusCode(message.getHeader(Exchange.HTTP_RESPONSE_CODE, 200, Integer.class));
        HeaderFilterStrategy filter = getEndpoint().getHeaderFilterStrategy();
        message.getHeaders().forEach((name, value) -> {
            if (value != null && !filter.applyFilterToCamelHeaders(name, value, message.getExchange())) {
                response.putHeader(name, value.toString());
            }
        });
        String contentType = MessageHelper.getContentType(message);
        if (contentType != null) {
            response.putHeader("Content-Type", contentType);
        }
        String body = message.getBody(String.class);
        response.end(body == null ? "" : body);
    }
}
