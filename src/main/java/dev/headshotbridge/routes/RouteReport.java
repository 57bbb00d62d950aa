package dev.headshotbridge.routes;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.ServiceStatus;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.RouteDefinition;
import org.springframework.stereotype.Component;

/** Describes the routes as they run, each with its steps, and what was counted: the body becomes a list of maps. */
@Component
class RouteReport implements Processor {

    private static final Pattern FILE = Pattern.compile("(?:.*[/:])?((?:routes|kamelets|demo)/(?:([^/]+)/)?.*)");

    private final DefaultCamelContext camel;
    private final RouteCounts counts;

    public RouteReport(CamelContext camel, RouteCounts counts) {
        this.camel = (DefaultCamelContext) camel;
        this.counts = counts;
    }

    @Override
    public void process(Exchange exchange) {
        exchange.getMessage()
                .setBody(camel.getRouteDefinitions().stream()
                        .sorted(Comparator.comparing(RouteDefinition::getRouteId))
                        .map(this::describe)
                        .toList());
    }

    private Map<String, Object> describe(RouteDefinition route) {
        String id = route.getRouteId();
        ServiceStatus state = camel.getRouteController().getRouteStatus(id);
        Count count = counts.ofRoute(id);
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", id);
        row.put("description", route.getDescriptionText());
        String location = route.getResource() == null ? "" : route.getResource().getLocation();
        Matcher file = FILE.matcher(location.replace('\\', '/'));
        boolean found = file.matches();
        row.put("group", group(route, found ? file.group(1) : "", found ? file.group(2) : null));
        row.put("file", found ? file.group(1) : null);
        row.put("from", StepLabel.endpoint(route.getInput().getEndpointUri()));
        row.put("state", state == null ? "stopped" : state.name().toLowerCase());
        row.put("exchanges", count.started());
        row.put("failed", count.failed());
        row.put("in_flight", count.underWay());
        row.put("mean_ms", count.meanMillis());
        row.put("last_ms", count.lastMillis());
        row.put("steps", new StepReport(camel.getRouteDefinitions(), counts).of(route));
        return row;
    }

    /** The folder of its file; the routes beside the folders receive or hand on. */
    private static String group(RouteDefinition route, String file, String folder) {
        if (route.getTemplateParameters() != null || file.startsWith("kamelets/")) {
            return "connectors";
        }
        if (file.startsWith("demo/")) {
            return "demo";
        }
        if (folder != null) {
            return folder;
        }
        return file.endsWith("-webhook.camel.yaml") ? "receive" : "dispatch";
    }
}
