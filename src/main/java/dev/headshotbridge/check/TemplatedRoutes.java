package dev.headshotbridge.check;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The routes that a file makes of route templates. */
final class TemplatedRoutes {

    private final Project project;
    private final List<Endpoint> endpoints;

    TemplatedRoutes(Project project, List<Endpoint> endpoints) {
        this.project = project;
        this.endpoints = endpoints;
    }

    /** What they receive from, their parameters filled in. */
    List<Endpoint> consumers() {
        return of("TemplatedRouteDefinition").flatMap(this::consumers).toList();
    }

    private Stream<Endpoint> consumers(Element route) {
        return of("RouteTemplateDefinition")
                .filter(template ->
                        String.valueOf(route.node().text("routeTemplateRef")).equals(template.text("id")))
                .flatMap(template -> endpoints.stream()
                        .filter(Endpoint::isConsumer)
                        .filter(endpoint -> endpoint.element().isPartOf(template)))
                .map(from -> made(from, route));
    }

    private Endpoint made(Endpoint from, Element route) {
        Map<String, String> values = project.locals(from.file());
        YamlNode parameters = route.node().get("parameters");
        if (parameters != null) {
            parameters.items().forEach(parameter -> values.put(parameter.text("name"), parameter.text("value")));
        }
        String uri = project.placeholders.fill(from.node().text(), values).strip();
        return new Endpoint(from.element(), uri, from.node());
    }

    private Stream<Element> of(String type) {
        return project.elements.stream().filter(element -> element.type().equals(type));
    }
}
