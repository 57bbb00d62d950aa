package dev.headshotbridge.check;

import java.util.List;

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
        List<Element> parts = project.elements.stream()
                .filter(element -> element.isPartOf(route))
                .toList();
        if (parts.stream().noneMatch(part -> "webhookSignature".equals(part.text("ref")))) {
            wrong(
                    route,
                    "takes webhooks without checking their signature",
                    "a step process: with ref: webhookSignature");
        }
        if (parts.stream().noneMatch(part -> "inbox".equals(part.node().text("idempotentRepository")))) {
            wrong(
                    route,
                    "answers webhooks without keeping them",
                    "an idempotentConsumer: with idempotentRepository: inbox");
        }
    }

    private void wrong(Element route, String problem, String write) {
        project.wrong(route.file(), route.node().get("from").line(), problem, write);
    }
}
