package dev.headshotbridge.webhook;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.component.platform.http.PlatformHttpEndpoint;
import org.apache.camel.component.platform.http.spi.PlatformHttpConsumer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpConsumer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpEngine;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpRouter;

/** Camel's engine, whose consumers keep to the limits. */
class LimitedEngine extends VertxPlatformHttpEngine {

    private final RequestLimits limits;

    LimitedEngine(RequestLimits limits) {
        this.limits = limits;
        setHandlers(List.of(limits::admit));
    }

    @Override
    public PlatformHttpConsumer createConsumer(PlatformHttpEndpoint endpoint, Processor processor) {
        String router = VertxPlatformHttpRouter.PLATFORM_HTTP_ROUTER_NAME_ZERO;
        return new VertxPlatformHttpConsumer(endpoint, processor, getHandlers(), router) {
            @Override
            protected Future<Void> populateCamelMessage(RoutingContext request, Exchange exchange, Message message) {
                limits.handling(request, exchange);
                return super.populateCamelMessage(request, exchange, message);
            }
        };
    }
}
