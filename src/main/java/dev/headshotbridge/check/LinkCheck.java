package dev.headshotbridge.check;

import dev.headshotbridge.settings.Spelling;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Whether what names something else finds it: ids once, inner endpoints with both ends, Kamelets with their file. */
final class LinkCheck {

    private static final String INNER = "direct|seda";
    private static final Set<String> ONE_CONSUMER = Set.of("direct", "servlet", "platform-http");

    private final Project project;
    private final Map<String, Element> ids = new HashMap<>();
    private final Map<String, Element> stepIds = new HashMap<>();
    private final Map<String, Endpoint> consumers = new TreeMap<>();

    LinkCheck(Project project) {
        this.project = project;
    }

    void run() {
        project.elements.forEach(this::checkId);
        List<Endpoint> endpoints = Endpoint.all(project);
        endpoints.stream()
                .filter(endpoint -> endpoint.isConsumer() && !endpoint.isDynamic())
                .forEach(this::addConsumer);
        new TemplatedRoutes(project, endpoints)
                .consumers()
                .forEach(endpoint -> consumers.putIfAbsent(endpoint.address(), endpoint));
        endpoints.forEach(this::checkKamelet);
        // One that could not be read may hold what seems to be missing.
        if (project.files.keySet().containsAll(project.sources.loaded())) {
            endpoints.stream().filter(endpoint -> !endpoint.isConsumer()).forEach(this::checkServed);
            checkRouteConfigurations();
        }
    }

    private void checkId(Element element) {
        String id = element.node().isMap() ? element.node().text("id") : null;
        if (id == null
                || element.type().endsWith("Expression")
                || element.type().endsWith("DataFormat")) {
            return;
        }
        boolean route = element.type().matches("RouteDefinition|RouteConfigurationDefinition|RouteTemplateDefinition");
        Element other = (route ? ids : stepIds)
                .putIfAbsent(element.type().startsWith("RouteC") ? "configuration " + id : id, element);
        // A Kamelet's steps get ids of their own for each route made of it.
        if (other != null && !(Sources.isKamelet(element.file()) && !route)) {
            project.wrong(
                    element.file(),
                    element.at("id").line(),
                    "the id %s is already that of %s:%d"
                            .formatted(id, other.file(), other.at("id").line()),
                    "another id");
        }
    }

    private void addConsumer(Endpoint endpoint) {
        Endpoint other = consumers.putIfAbsent(endpoint.address(), endpoint);
        boolean once = ONE_CONSUMER.contains(endpoint.scheme());
        if (other != null && once && endpoint.sharesMethod(other)) {
            project.wrong(
                    endpoint.file(),
                    endpoint.line(),
                    "%s is already served by %s:%d".formatted(endpoint.address(), other.file(), other.line()),
                    "another name, or take one of the routes out");
        }
    }

    private void checkServed(Endpoint endpoint) {
        if (!endpoint.scheme().matches(INNER) || endpoint.isDynamic() || consumers.containsKey(endpoint.address())) {
            return;
        }
        Set<String> names = consumers.keySet().stream()
                .filter(address -> address.startsWith(endpoint.scheme() + ":"))
                .collect(Collectors.toCollection(TreeSet::new));
        project.wrong(
                endpoint.file(),
                endpoint.line(),
                "no route is \"from\" " + endpoint.address(),
                names.isEmpty()
                        ? "a route of that name"
                        : Spelling.meant(endpoint.address(), names) + ", or add a route of that name");
    }

    private void checkKamelet(Endpoint endpoint) {
        if (!endpoint.scheme().equals("kamelet") || endpoint.isDynamic()) {
            return;
        }
        String name = endpoint.path().replaceFirst("/.*", "");
        if (name.matches("source|sink")) {
            return;
        }
        Set<String> names = project.sources.ending(".kamelet.yaml").stream()
                .map(file -> file.replaceFirst(".*/", "").replace(".kamelet.yaml", ""))
                .collect(Collectors.toCollection(TreeSet::new));
        if (!names.contains(name)) {
            project.wrong(
                    endpoint.file(),
                    endpoint.line(),
                    "there is no kamelets/" + name + ".kamelet.yaml",
                    Spelling.meant(name, names));
            return;
        }
        String kamelet = "kamelets/" + name + ".kamelet.yaml";
        if (!project.files.containsKey(kamelet)) {
            return;
        }
        Set<String> properties = project.parameters(kamelet).keySet();
        endpoint.options().forEach((option, value) -> {
            if (!properties.contains(option) && !option.matches("location|noErrorHandler|bridgeErrorHandler")) {
                project.wrong(
                        endpoint.file(),
                        value.line(),
                        "%s has no property %s".formatted(name, option),
                        Spelling.meant(option, properties));
            }
        });
    }

    private void checkRouteConfigurations() {
        Set<String> known = ids.keySet().stream()
                .filter(id -> id.startsWith("configuration "))
                .map(id -> id.substring("configuration ".length()))
                .collect(Collectors.toCollection(TreeSet::new));
        for (Element route : project.elements) {
            String id = route.type().equals("RouteDefinition") ? route.node().text("routeConfigurationId") : null;
            if (id != null && !id.contains("*") && !id.contains("{{") && !known.contains(id)) {
                project.wrong(
                        route.file(),
                        route.at("routeConfigurationId").line(),
                        "there is no routeConfiguration " + id,
                        Spelling.meant(id, known));
            }
        }
    }
}
