package dev.headshotbridge.check;

import dev.headshotbridge.settings.Spelling;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
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
        // An expression, or a placeholder that is no setting.
        if (scheme.contains("{") || scheme.contains("*") || endpoint.uri().startsWith("ref:")) {
            return;
        }
        if (isThere(endpoint, scheme)) {
            checkOptions(endpoint, endpoint.options());
            checkWhole(endpoint);
        }
    }

    private boolean isThere(Endpoint endpoint, String scheme) {
        try {
            if (project.scratch.camel.getComponent(scheme, true, false) != null) {
                return true;
            }
            String slip = Spelling.slipOf(scheme, components);
            String write = slip != null ? slip : "another, or put the jar of that component into lib/";
            project.wrong(endpoint.file(), endpoint.line(), "there is no component " + scheme, write);
        } catch (RuntimeException | LinkageError e) {
            String problem = "the component %s cannot be used: %s".formatted(scheme, Failures.firstLine(e));
            String write = "another, or put the jars that it needs itself into lib/, too";
            project.wrong(endpoint.file(), endpoint.line(), problem, write);
        }
        return false;
    }

    /** Camel fills placeholders in only when the options stand in one line: what is behind an & would be one of its own. */
    private void checkWhole(Endpoint endpoint) {
        if (endpoint.node().text().contains("?") && !endpoint.parameters().isEmpty()) {
            String problem = "the uri has options behind its ?, beside those in parameters";
            project.wrong(endpoint.file(), endpoint.line(), problem, "all of them in parameters");
        }
        endpoint.parameters().forEach((name, value) -> {
            String text = String.valueOf(value.text());
            if (text.contains("{{")
                    && !text.startsWith("RAW")
                    && project.fill(endpoint.file(), text).contains("&")) {
                String problem = "%s would end at the & of what %s is".formatted(name, text);
                project.wrong(endpoint.file(), value.line(), problem, "RAW(" + text + ")");
            }
        });
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
        if (endpoint.scheme().equals("servlet")) {
            // Camel takes it, though its catalog has it for those that send alone.
            known.add("bridgeEndpoint");
        }
        OptionMistakes mistakes = new OptionMistakes(result, model, known);
        options.forEach((name, option) ->
                mistakes.of(name, option.value()).ifPresent(mistake -> wrong(endpoint, option.line(), mistake)));
        model.getEndpointPathOptions().stream()
                .map(path -> mistakes.of(path.getName(), endpoint.path()))
                .flatMap(Optional::stream)
                .forEach(mistake -> wrong(endpoint, endpoint.line(), mistake));
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

    private void wrong(Endpoint endpoint, int line, String mistake) {
        project.problems().add(new Problem(endpoint.file(), line, mistake));
    }
}
