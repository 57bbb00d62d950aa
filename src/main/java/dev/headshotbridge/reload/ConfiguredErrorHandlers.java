package dev.headshotbridge.reload;

import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.builder.RouteBuilderLifecycleStrategy;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * Camel gives routes that it loads later its own error handler at once, so that their routeConfiguration's would no
 * longer count. Without one they get it when they are made, as at the start.
 */
@Component
@ConditionalOnProperty("bridge.reload.enabled")
class ConfiguredErrorHandlers implements RouteBuilderLifecycleStrategy {

    @Override
    public void beforeConfigure(RouteBuilder builder) {
        builder.getRouteCollection().setErrorHandlerFactory(null);
        builder.getRouteTemplateCollection().setErrorHandlerFactory(null);
    }
}
