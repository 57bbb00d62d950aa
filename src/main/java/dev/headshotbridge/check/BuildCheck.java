package dev.headshotbridge.check;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.camel.component.kamelet.Kamelet;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.RouteTemplateDefinition;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.apache.camel.support.service.ServiceHelper;

/** Has Camel itself make each route and Kamelet, without starting it: what the other checks do not know shows here. */
final class BuildCheck {

    private static final Pattern LINE = Pattern.compile("\\bline (\\d+)");
    private static final Pattern QUOTED = Pattern.compile("['\"\\[(]([^'\"\\])]{3,})");

    private final Project project;
    private final DefaultCamelContext camel;

    BuildCheck(Project project) {
        this.project = project;
        this.camel = project.scratch.camel;
    }

    /** Only of files that nothing else was found in, and of those that need no other. */
    void run() {
        List<String> files = project.files.keySet().stream()
                .filter(project::isSound)
                // Routes take up the configurations that are there already.
                .sorted(Comparator.comparing((String file) -> !isConfiguration(file)))
                .toList();
        // Knows how to make a route of a Kamelet.
        ServiceHelper.startService(camel.getComponent("kamelet"));
        Map<String, Integer> before = new HashMap<>();
        for (String file : files) {
            before.put(file, camel.getRouteDefinitions().size());
            try {
                Resource resource =
                        ResourceHelper.fromString(file, project.sources.texts().get(file));
                PluginHelper.getRoutesLoader(camel).loadRoutes(resource);
                List<RouteDefinition> all = camel.getRouteDefinitions();
                List<RouteDefinition> own = List.copyOf(all.subList(before.get(file), all.size()));
                own.forEach(route -> build(file, route));
            } catch (Exception | LinkageError e) {
                wrong(file, 1, e);
            }
        }
        files.stream().filter(Sources::isKamelet).forEach(this::buildKamelet);
    }

    private boolean isConfiguration(String file) {
        return project.elements.stream()
                .anyMatch(element ->
                        element.file().equals(file) && element.type().equals("RouteConfigurationDefinition"));
    }

    private void buildKamelet(String file) {
        String name = file.replaceFirst(".*/", "").replace(".kamelet.yaml", "");
        String id = "check-" + name;
        // Those that a call of the Kamelet gives.
        Map<String, Object> parameters = new HashMap<>(Map.of(
                Kamelet.PARAM_TEMPLATE_ID,
                name,
                Kamelet.PARAM_ROUTE_ID,
                id,
                Kamelet.PARAM_UUID,
                id,
                Kamelet.NO_ERROR_HANDLER,
                true,
                Kamelet.BRIDGE_ERROR_HANDLER,
                false));
        RouteTemplateDefinition template = camel.getRouteTemplateDefinition(name);
        if (template == null) {
            return;
        }
        KameletCalls calls = new KameletCalls(project, file);
        if (template.getTemplateParameters() != null) {
            template.getTemplateParameters().stream()
                    .filter(parameter -> isEmpty(parameter.getDefaultValue()))
                    .filter(parameter -> parameter.isRequired() || calls.give(parameter.getName()))
                    .forEach(parameter ->
                            parameters.put(parameter.getName(), project.standIn(file, parameter.getName(), "value")));
        }
        try {
            camel.addRouteFromTemplate(id, name, parameters);
            build(file, camel.getRouteDefinition(id));
        } catch (Exception | LinkageError e) {
            wrong(file, 1, e);
        }
    }

    /** A setting that is not set is the business of whoever uses the connector. */
    private boolean isEmpty(String value) {
        return value == null || camel.resolvePropertyPlaceholders(value).isBlank();
    }

    private void build(String file, RouteDefinition route) {
        try {
            camel.startRouteDefinitions(List.of(route));
        } catch (Exception | LinkageError e) {
            int line = project.elements.stream()
                    .filter(element ->
                            element.file().equals(file) && element.type().equals("RouteDefinition"))
                    .findFirst()
                    .map(element -> element.node().line())
                    .orElse(1);
            wrong(file, line, e);
        }
    }

    private void wrong(String file, int line, Throwable failure) {
        String message = Failures.firstLine(failure);
        List<String> lines = project.sources.texts().get(file).lines().toList();
        Matcher place = LINE.matcher(message);
        int at = place.find() ? Integer.parseInt(place.group(1)) : lineOf(message, lines, line);
        project.wrong(
                file,
                Math.max(1, Math.min(at, lines.size())),
                "Camel cannot make the route: " + message,
                "what it asks for");
    }

    /** The line with what the message quotes. */
    private static int lineOf(String message, List<String> lines, int otherwise) {
        return QUOTED.matcher(message)
                .results()
                .flatMap(quoted -> IntStream.range(0, lines.size())
                        .filter(i -> lines.get(i).contains(quoted.group(1)))
                        .boxed())
                .findFirst()
                .map(i -> i + 1)
                .orElse(otherwise);
    }
}
