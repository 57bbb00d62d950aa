package dev.headshotbridge.reload;

import dev.headshotbridge.check.RunningSources;
import dev.headshotbridge.check.Sources;
import dev.headshotbridge.webhook.PublicPort;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * Replaces the running routes that changed files concern, and no others. Work in hand is finished first; webhooks that
 * come while their route is replaced are answered 503.
 */
@Component
@ConditionalOnProperty("bridge.reload.enabled")
class RouteSwap {

    private static final Logger LOG = LoggerFactory.getLogger(RouteSwap.class);
    private static final int STOP_SECONDS = 30;

    private final DefaultCamelContext camel;
    private final RunningSources running;
    private final ObjectProvider<PublicPort> port;

    RouteSwap(CamelContext camel, RunningSources running, ObjectProvider<PublicPort> port) {
        this.camel = (DefaultCamelContext) camel;
        this.running = running;
        this.port = port;
    }

    /** From what runs to what shall run. What cannot be started leaves everything as it was. */
    void swap(Sources before, Sources after) throws Exception {
        Concerned concerned = Concerned.by(before, after);
        RunningRoutes routes = new RunningRoutes(camel, concerned);
        boolean receives = routes.ids().stream().anyMatch(this::isWebhookRoute);
        try {
            if (receives && !port.getObject().pause()) {
                throw new BusyException("Webhooks are being received");
            }
            routes.stop(STOP_SECONDS);
            try {
                replace(routes, concerned, after);
            } catch (Exception e) {
                goBack(concerned, before, e);
                throw e;
            } finally {
                routes.restartFeeders();
            }
        } finally {
            if (receives) {
                port.getObject().resume();
            }
        }
    }

    private void goBack(Concerned concerned, Sources before, Exception failure) throws RoutesGoneException {
        LOG.warn("Going back to the last good routes");
        try {
            replace(new RunningRoutes(camel, concerned), concerned, before);
        } catch (Exception e) {
            throw new RoutesGoneException(failure.getMessage(), e);
        }
    }

    private void replace(RunningRoutes routes, Concerned concerned, Sources sources) throws Exception {
        routes.remove();
        running.set(sources);
        List<Resource> resources = new ArrayList<>();
        for (String file : concerned.files()) {
            if (sources.texts().containsKey(file)) {
                resources.add(ResourceHelper.fromString(file, sources.texts().get(file)));
            }
        }
        PluginHelper.getRoutesLoader(camel).loadRoutes(resources);
    }

    private boolean isWebhookRoute(String id) {
        Route route = camel.getRoute(id);
        return route != null && route.getEndpoint().getEndpointUri().startsWith("platform-http");
    }
}
