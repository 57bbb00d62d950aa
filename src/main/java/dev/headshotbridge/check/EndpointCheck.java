package dev.headshotbridge.check;

import dev.headshotbridge.settings.Spelling;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.camel.catalog.EndpointValidationResult;
import org.apache.camel.catalog.impl.DefaultRuntimeCamelCatalog;
import org.apache.camel.tooling.model.ComponentModel;

/** Whether each endpoint's component is there and knows the options. */
final class EndpointCheck {

    private final Project project;
    private final DefaultRuntimeCamelCatalog catalog = new DefaultRuntimeCamelCatalog();
    private final Set<String> components = Available.names("component");

    EndpointCheck(Project project) {
        this.project = project;
        catalog.setCamelContext(project.scratch.camel);
        catalog.start();
    }

    void run() {
        Endpoint.all(project).forEach(this::check);
    }

    private void check(Endpoint endpoint) {
        String scheme = endpoint.scheme();
        // The text as a whole is a placeholder that is no setting, or an expression.
        if (scheme.contains("{") || scheme.contains("*") || endpoint.uri().startsWith("ref:")) {
            return;
        }
        if (project.scratch.camel.getComponent(scheme, true, false) == null) {
            project.wrong(
                    endpoint.file(),
                    endpoint.line(),
                    "there is no component " + scheme,
                    Spelling.meant(scheme, components) + ", or put the component's jar into lib/");
            return;
        }
        try {
            checkOptions(endpoint, endpoint.options());
        } catch (URISyntaxException e) {
            project.wrong(
                    endpoint.file(),
                    endpoint.line(),
                    "the query of " + endpoint.uri() + " cannot be read",
                    "?name=value&name=value");
        }
    }

    private void checkOptions(Endpoint endpoint, Map<String, Endpoint.Option> options) {
        ComponentModel model = catalog.componentModel(endpoint.scheme());
        // A component of somebody's own may describe nothing.
        if (model == null) {
            return;
        }
        if (model.isConsumerOnly()
                && !endpoint.isConsumer()
                && !endpoint.element().type().startsWith("Poll")) {
            project.wrong(
                    endpoint.file(),
                    endpoint.line(),
                    endpoint.scheme() + " can only be received from",
                    "it in a route's from");
        } else if (model.isProducerOnly() && endpoint.isConsumer()) {
            project.wrong(
                    endpoint.file(),
                    endpoint.line(),
                    endpoint.scheme() + " can only be sent to",
                    "another component in from");
        }
        EndpointValidationResult result = validate(endpoint, options, model);
        Set<String> known = new TreeSet<>();
        model.getEndpointParameterOptions().forEach(option -> known.add(option.getName()));
        model.getEndpointPathOptions().forEach(option -> known.add(option.getName()));
        options.forEach((name, option) -> {
            String problem = problem(name, option.value(), result, model, known);
            if (problem != null) {
                project.wrong(endpoint.file(), option.line(), problem.split(";")[0], problem.split(";")[1]);
            }
        });
        if (result.getRequired() != null) {
            result.getRequired()
                    .forEach(name -> project.wrong(
                            endpoint.file(),
                            endpoint.line(),
                            endpoint.scheme() + " has no " + name,
                            "it: " + model.getSyntax()));
        }
    }

    /** The component's path stands for itself; only the options are looked at. */
    private EndpointValidationResult validate(
            Endpoint endpoint, Map<String, Endpoint.Option> options, ComponentModel model) {
        String path =
                endpoint.path().isEmpty() ? "" : ":" + (endpoint.scheme().equals("sql") ? "query" : endpoint.path());
        String query = options.entrySet().stream()
                .filter(option -> option.getValue().value() != null
                        && !(option.getKey().equals("path") && endpoint.uri().indexOf(':') < 0))
                .map(option -> option.getKey() + "="
                        + encoded(
                                project.fill(endpoint.file(), option.getValue().value())))
                .collect(Collectors.joining("&"));
        return catalog.validateEndpointProperties(endpoint.scheme() + path + (query.isEmpty() ? "" : "?" + query));
    }

    // An expression may become any value.
    private static String encoded(String value) {
        return URLEncoder.encode(value.contains("${") ? "{{expression}}" : value, StandardCharsets.UTF_8);
    }

    private static String problem(
            String name, String value, EndpointValidationResult result, ComponentModel model, Set<String> known) {
        boolean unknown =
                !known.contains(name) && model.getEndpointOptions().stream().noneMatch(option -> takes(option, name));
        // A lenient component hands on what it does not know itself.
        if (unknown && (!model.isLenientProperties() || Spelling.slipOf(name, known) != null)) {
            return "%s has no option %s; %s".formatted(model.getScheme(), name, Spelling.meant(name, known));
        }
        if (result.getInvalidEnum() != null && result.getInvalidEnum().containsKey(name)) {
            return "%s cannot be \"%s\"; one of %s"
                    .formatted(name, value, String.join(", ", result.getEnumChoices(name)));
        }
        if (contains(result.getInvalidBoolean(), name)) {
            return "%s cannot be \"%s\"; true or false".formatted(name, value);
        }
        if (contains(result.getInvalidInteger(), name) || contains(result.getInvalidNumber(), name)) {
            return "%s cannot be \"%s\"; a number".formatted(name, value);
        }
        if (contains(result.getInvalidDuration(), name)) {
            return "%s cannot be \"%s\"; milliseconds, or a duration such as 5s".formatted(name, value);
        }
        return null;
    }

    private static boolean takes(ComponentModel.EndpointOptionModel option, String name) {
        return option.getPrefix() != null && name.startsWith(option.getPrefix())
                || option.getOptionalPrefix() != null && name.equals(option.getOptionalPrefix() + option.getName());
    }

    private static boolean contains(Map<String, String> invalid, String name) {
        return invalid != null && invalid.containsKey(name);
    }
}
