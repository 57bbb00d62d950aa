package dev.headshotbridge.check;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An endpoint that an element names.
 *
 * @param uri as Camel sees it, placeholders filled; with its query
 * @param node where it stands
 */
record Endpoint(Element element, String uri, YamlNode node) {

    private static final Pattern QUERY = Pattern.compile("\\?(?=[A-Za-z][A-Za-z0-9.-]*=)|\\?$");
    private static final Set<String> TYPES = Set.of(
            "ToDefinition",
            "ToDynamicDefinition",
            "WireTapDefinition",
            "PollDefinition",
            "InterceptFromDefinition",
            "InterceptSendToEndpointDefinition",
            "SagaActionUriDefinition",
            "FromDefinition",
            "RouteFromDefinitionDeserializer",
            "OutputAwareFromDefinition");

    private static final Set<String> COMPUTED = Set.of("EnrichDefinition", "PollEnrichDefinition");

    /** Each endpoint that the project names, but for those that only the exchange tells. */
    static List<Endpoint> all(Project project) {
        return project.elements.stream()
                .map(element -> of(project, element))
                .filter(endpoint -> endpoint != null && !endpoint.uri.isEmpty())
                .toList();
    }

    private static Endpoint of(Project project, Element element) {
        YamlNode node = null;
        if (TYPES.contains(element.type())) {
            node = element.node().isMap() ? element.node().get("uri") : element.node();
        } else if (element.type().equals("DeadLetterChannelDefinition")) {
            node = element.node().get("deadLetterUri");
        } else if (COMPUTED.contains(element.type())) {
            node = element.node().get("expression", "constant", "expression");
        }
        return node == null || node.text() == null
                ? null
                : new Endpoint(
                        element, project.fill(element.file(), node.text()).strip(), node);
    }

    String file() {
        return element.file();
    }

    int line() {
        return node.line();
    }

    boolean isConsumer() {
        return element.type().contains("From") && !element.type().startsWith("Intercept");
    }

    /** Whether only the exchange tells where it goes. */
    boolean isDynamic() {
        return path().contains("${")
                || uri.contains("{{")
                || element.type().startsWith("Intercept") && uri.contains("*");
    }

    String scheme() {
        return uri.split("[:?]", 2)[0];
    }

    /** Without scheme and query. */
    String path() {
        String bare = uri.substring(0, query()).replaceFirst("^[^:]*:?(//)?", "");
        YamlNode given = parameters().get("path");
        return bare.isEmpty() && given != null ? given.text() : bare;
    }

    // An inline statement, or an expression, may have a question mark too.
    private int query() {
        Matcher query = QUERY.matcher(uri);
        return query.find() ? query.start() : uri.length();
    }

    String address() {
        return scheme() + ":" + path();
    }

    /** What stands in the element's parameters. */
    Map<String, YamlNode> parameters() {
        YamlNode parameters = element.node().get("parameters");
        return parameters == null ? Map.of() : parameters.fields();
    }

    /** All options: those of the query too, each with the node that it stands in. */
    Map<String, Option> options() {
        Map<String, Option> options = new LinkedHashMap<>();
        int query = query();
        String[] pairs = query < uri.length() ? uri.substring(query + 1).split("&") : new String[0];
        for (String pair : pairs) {
            String name = pair.split("=", 2)[0];
            if (!name.isEmpty()) {
                String value = pair.contains("=") ? pair.substring(name.length() + 1) : "";
                options.put(name, new Option(decoded(value), node.lineOf(name + "=")));
            }
        }
        parameters().forEach((name, value) -> options.put(name, new Option(value.text(), value.line())));
        return options;
    }

    /** As Camel does: a plus stays one, and so does a percent sign that begins no code. */
    private static String decoded(String value) {
        return URLDecoder.decode(value.replace("+", "%2B").replaceAll("%(?![0-9a-fA-F]{2})", "%25"), UTF_8);
    }

    /** Whether a request could be meant for both. */
    boolean sharesMethod(Endpoint other) {
        List<String> own = methods();
        List<String> others = other.methods();
        return own.isEmpty() || others.isEmpty() || own.stream().anyMatch(others::contains);
    }

    private List<String> methods() {
        Option restriction = options().get("httpMethodRestrict");
        return restriction == null || restriction.value() == null
                ? List.of()
                : List.of(restriction.value().split(","));
    }

    record Option(String value, int line) {}
}
