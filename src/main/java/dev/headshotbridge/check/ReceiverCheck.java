package dev.headshotbridge.check;

import java.util.LinkedHashSet;
import java.util.Set;

/** Whether webhooks are checked and kept before they are answered: half a file may be a valid route that does neither. */
final class ReceiverCheck {

    private final Project project;

    ReceiverCheck(Project project) {
        this.project = project;
    }

    void run() {
        project.elements.stream()
                .filter(element -> element.type().equals("RouteDefinition"))
                .filter(route ->
                        String.valueOf(route.node().text("from", "uri")).startsWith("platform-http"))
                .forEach(this::check);
    }

    private void check(Element route) {
        Set<Element> parts = new LinkedHashSet<>();
        addParts(route, parts);
        if (parts.stream().noneMatch(part -> "webhookSignature".equals(part.text("ref")))) {
            wrong(
                    route,
                    "takes webhooks without checking their signature",
                    "a step process: with ref: webhookSignature");
        }
        if (parts.stream().noneMatch(part -> "inbox".equals(part.text("ref")))) {
            wrong(route, "answers webhooks without keeping them", "a step process: with ref: inbox");
        }
    }

    /** Those of the route, and of the routes that it calls. */
    private void addParts(Element route, Set<Element> parts) {
        for (Element part : project.elements) {
            if (part.isPartOf(route) && parts.add(part) && part.type().equals("ToDefinition")) {
                project.elements.stream()
                        .filter(called -> called.type().equals("RouteDefinition"))
                        .filter(called -> String.valueOf(part.text("uri")).startsWith("direct:"))
                        .filter(called -> String.valueOf(part.text("uri"))
                                .equals(called.node().text("from", "uri")))
                        .forEach(called -> addParts(called, parts));
            }
        }
    }

    private void wrong(Element route, String problem, String write) {
        project.wrong(route.file(), route.node().get("from").line(), problem, write);
    }
}
