package dev.headshotbridge.reload;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Endpoint;
import org.apache.camel.ServiceStatus;
import org.apache.camel.component.kamelet.KameletEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.RouteConfigurationDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.RouteTemplateDefinition;
import org.apache.camel.spi.NodeIdFactory;
import org.apache.camel.spi.Resource;

/** The routes in Camel that were made of some files, Kamelets' too. */
final class RunningRoutes {

    private final DefaultCamelContext camel;
    private final Concerned concerned;
    private final Set<String> ids = new LinkedHashSet<>();
    /** Routes that fill the queue of one of them, which would never become empty otherwise. */
    private final Set<String> feeders = new LinkedHashSet<>();

    RunningRoutes(DefaultCamelContext camel, Concerned concerned) {
        this.camel = camel;
        this.concerned = concerned;
        List<RouteDefinition> callersFirst = RouteCalls.callersFirst(camel.getRouteDefinitions().stream()
                .filter(route -> isOf(route.getResource()) || isMadeOf(route))
                .toList());
        callersFirst.forEach(route -> ids.add(route.getId()));
        for (RouteDefinition queue : callersFirst) {
            if (RouteCalls.input(queue).startsWith("seda:")) {
                camel.getRouteDefinitions().stream()
                        .filter(route -> RouteCalls.targets(route).contains(RouteCalls.input(queue))
                                && !ids.contains(route.getId()))
                        .forEach(route -> feeders.add(route.getId()));
            }
        }
    }

    Set<String> ids() {
        return ids;
    }

    /** Callers first, so that what they still need runs until they are done. */
    void stop(int seconds) throws Exception {
        Deque<String> stopped = new ArrayDeque<>();
        List<String> all = new ArrayList<>(feeders);
        all.addAll(ids);
        try {
            for (String id : all) {
                if (!isStarted(id)) {
                    continue;
                }
                if (!camel.getRouteController().stopRoute(id, seconds, TimeUnit.SECONDS, true)) {
                    throw new BusyException("The route " + id + " has work in hand");
                }
                stopped.push(id);
            }
        } catch (Exception e) {
            while (!stopped.isEmpty()) {
                camel.getRouteController().startRoute(stopped.pop());
            }
            throw e;
        }
        feeders.retainAll(stopped);
    }

    /** A Kamelet that could not be created has left a definition, and no route. */
    private boolean isStarted(String id) {
        ServiceStatus status = camel.getRouteController().getRouteStatus(id);
        return status != null && status.isStarted();
    }

    void restartFeeders() throws Exception {
        for (String id : feeders) {
            camel.getRouteController().startRoute(id);
        }
    }

    void remove() throws Exception {
        for (String id : ids) {
            RouteDefinition route = camel.getRouteDefinition(id);
            camel.getRouteController().stopRoute(id);
            camel.removeRoute(id);
            camel.removeRouteDefinition(route);
        }
        NodeIdFactory idFactory = camel.getCamelContextExtension().getContextPlugin(NodeIdFactory.class);
        for (RouteConfigurationDefinition configuration : List.copyOf(camel.getRouteConfigurationDefinitions())) {
            // It does not say of which file it is. Camel gives it an id where it has none, and finds it by that alone.
            String id = configuration.idOrCreate(idFactory);
            if (concerned.configurations().contains(configuration.hasCustomIdAssigned() ? id : "")) {
                camel.removeRouteConfiguration(configuration);
            }
        }
        for (RouteTemplateDefinition template : List.copyOf(camel.getRouteTemplateDefinitions())) {
            if (concerned.configurations().contains(template.getId())
                    || concerned.kamelets().contains(template.getId())) {
                camel.removeRouteTemplateDefinition(template);
            }
        }
        for (Endpoint endpoint : List.copyOf(camel.getEndpoints())) {
            if (endpoint instanceof KameletEndpoint kamelet
                    && concerned.kamelets().contains(kamelet.getTemplateId())) {
                camel.removeEndpoint(endpoint);
            }
        }
    }

    // Camel names a file as it was found, perhaps with its whole path.
    private boolean isOf(Resource resource) {
        String location = resource == null ? "" : resource.getLocation().replace('\\', '/');
        return concerned.files().stream()
                .anyMatch(file ->
                        location.equals(file) || location.endsWith("/" + file) || location.endsWith(":" + file));
    }

    private boolean isMadeOf(RouteDefinition route) {
        return route.getTemplateParameters() != null
                && concerned
                        .kamelets()
                        .contains(String.valueOf(route.getTemplateParameters().get("templateId")));
    }
}
