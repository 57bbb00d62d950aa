package dev.headshotbridge.reload;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.camel.model.ProcessorDefinitionHelper;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.ToDefinition;

/** Which routes call which, by the endpoints' URIs without their parameters, such as {@code direct:route-event}. */
final class RouteCalls {

    private RouteCalls() {}

    static List<RouteDefinition> callersFirst(List<RouteDefinition> routes) {
        List<RouteDefinition> ordered = new ArrayList<>();
        Set<RouteDefinition> left = new LinkedHashSet<>(routes);
        while (!left.isEmpty()) {
            RouteDefinition next = left.stream()
                    .filter(route -> left.stream()
                            .noneMatch(other -> other != route && targets(other).contains(input(route))))
                    .findFirst()
                    // They call each other in a circle.
                    .orElse(left.iterator().next());
            left.remove(next);
            ordered.add(next);
        }
        return ordered;
    }

    static String input(RouteDefinition route) {
        return route.getInput().getEndpointUri().replaceFirst("\\?.*", "").replace("://", ":");
    }

    static List<String> targets(RouteDefinition route) {
        Collection<ToDefinition> calls =
                ProcessorDefinitionHelper.filterTypeInOutputs(route.getOutputs(), ToDefinition.class);
        return calls.stream()
                .map(to -> String.valueOf(to.getUri()).replaceFirst("\\?.*", "").replace("://", ":"))
                .toList();
    }
}
