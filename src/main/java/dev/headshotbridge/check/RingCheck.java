package dev.headshotbridge.check;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether routes call themselves by {@code direct:} whatever comes: the first call would overflow Java's stack. */
final class RingCheck {

    /** Steps that may end a route before it comes to the call, and those of which nobody can tell. */
    private static final String ENDS = "(Stop|ThrowException|Rollback|Validate|Process|Bean|Script|ToDynamic"
            + "|RecipientList|RoutingSlip|DynamicRouter)Definition";

    private final Project project;
    private final Map<String, Endpoint> routes = new HashMap<>();
    private final Map<String, List<Endpoint>> calls = new TreeMap<>();
    private final Set<Element> ending = Collections.newSetFromMap(new IdentityHashMap<>());

    RingCheck(Project project) {
        this.project = project;
    }

    void run() {
        // It may skip a call, or end any route.
        if (project.elements.stream().anyMatch(element -> element.type().startsWith("Intercept"))) {
            return;
        }
        List<Endpoint> endpoints = Endpoint.all(project);
        endpoints.stream()
                .filter(endpoint -> endpoint.isConsumer() && isDirect(endpoint))
                .forEach(endpoint -> routes.put(endpoint.address(), endpoint));
        findEnding(endpoints.stream().filter(endpoint -> !endpoint.isConsumer()).toList());
        Map<Element, Endpoint> steps = new IdentityHashMap<>();
        endpoints.stream()
                .filter(endpoint -> endpoint.element().type().equals("ToDefinition") && isDirect(endpoint))
                .filter(endpoint -> String.valueOf(endpoint.element().node().text("disabled"))
                        .matches("null|false"))
                .forEach(endpoint -> steps.put(endpoint.element().parent(), endpoint));
        routes.forEach((address, route) -> calls.put(address, calls(route, steps)));
        calls.keySet().forEach(this::check);
    }

    private static boolean isDirect(Endpoint endpoint) {
        return endpoint.scheme().equals("direct") && !endpoint.isDynamic();
    }

    private void findEnding(List<Endpoint> called) {
        project.elements.stream()
                .filter(element -> element.type().matches(ENDS))
                .forEach(this::addEnding);
        called.stream()
                .filter(endpoint -> endpoint.isDynamic() || endpoint.scheme().matches("bean|class|kamelet"))
                .forEach(endpoint -> addEnding(endpoint.element()));
        for (int before = -1; before < ending.size(); ) {
            before = ending.size();
            called.stream()
                    .filter(endpoint -> routes.containsKey(endpoint.address())
                            && ending.contains(routes.get(endpoint.address()).element()))
                    .forEach(endpoint -> addEnding(endpoint.element()));
        }
    }

    private void addEnding(Element element) {
        for (Element at = element; at != null; at = at.parent()) {
            ending.add(at);
        }
    }

    /** What the route always calls. */
    private List<Endpoint> calls(Endpoint route, Map<Element, Endpoint> steps) {
        List<Endpoint> always = new ArrayList<>();
        for (Element step : project.elements) {
            if (step.parent() == route.element() && step.type().equals("ProcessorDefinition")) {
                if (steps.containsKey(step)) {
                    always.add(steps.get(step));
                }
                if (ending.contains(step)) {
                    return always;
                }
            }
        }
        return always;
    }

    private void check(String start) {
        List<Endpoint> ring = ring(start, start, new HashSet<>());
        if (!ring.isEmpty()) {
            String names = Stream.concat(Stream.of(routes.get(start)), ring.stream())
                    .map(Endpoint::path)
                    .collect(Collectors.joining(" -> "));
            project.wrong(
                    ring.get(0).file(),
                    ring.get(0).line(),
                    "calls itself without end: " + names,
                    "one of the calls into a choice or filter, or take it out");
        }
    }

    /** The calls that lead back to the start, if any; over later names only, so that each ring is named once. */
    private List<Endpoint> ring(String start, String at, Set<String> seen) {
        for (Endpoint call : calls.getOrDefault(at, List.of())) {
            if (call.address().equals(start)) {
                return List.of(call);
            }
            if (call.address().compareTo(start) > 0 && seen.add(call.address())) {
                List<Endpoint> rest = ring(start, call.address(), seen);
                if (!rest.isEmpty()) {
                    return Stream.concat(Stream.of(call), rest.stream()).toList();
                }
            }
        }
        return List.of();
    }
}
