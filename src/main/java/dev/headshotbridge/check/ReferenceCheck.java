package dev.headshotbridge.check;

import dev.headshotbridge.settings.Spelling;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.camel.AggregationStrategy;
import org.apache.camel.Processor;
import org.apache.camel.spi.IdempotentRepository;

/** Whether the beans, methods, classes and data formats exist that routes name. */
final class ReferenceCheck {

    private static final Map<String, Class<?>> CLASSES = Map.of(
            "exceptionType",
            Throwable.class,
            "beanType",
            Object.class,
            "resultType",
            Object.class,
            "unmarshalType",
            Object.class,
            "collectionType",
            Object.class);
    private static final Set<String> CONVERTERS =
            Set.of("ConvertBodyDefinition", "ConvertHeaderDefinition", "ConvertVariableDefinition");
    private static final Map<String, Class<?>> BEANS = Map.of(
            "idempotentRepository", IdempotentRepository.class,
            "aggregationStrategy", AggregationStrategy.class,
            "objectMapper", Object.class);

    private final Project project;
    private final References references;
    private final Set<String> dataFormats = Available.names("dataformat");

    ReferenceCheck(Project project, References references) {
        this.project = project;
        this.references = references;
    }

    void run() {
        project.elements.forEach(this::check);
        Endpoint.all(project).forEach(this::checkEndpoint);
    }

    private void checkEndpoint(Endpoint endpoint) {
        endpoint.parameters().values().stream()
                .filter(value -> value.text() != null && value.text().startsWith("#"))
                .forEach(value -> references.checkBean(endpoint.file(), value.line(), value.text(), Object.class));
        if (endpoint.scheme().equals("bean") && !endpoint.isDynamic()) {
            references.checkBean(endpoint.file(), endpoint.line(), endpoint.path(), Object.class);
        }
    }

    private void check(Element element) {
        String file = element.file();
        element.node().fields().forEach((option, value) -> {
            if (CLASSES.containsKey(option)) {
                references.checkClass(file, value.line(), value.text(), CLASSES.get(option));
            } else if (BEANS.containsKey(option)) {
                references.checkBean(file, value.line(), value.text(), BEANS.get(option));
            } else if (option.endsWith("Ref") && !option.startsWith("route")) {
                references.checkBean(file, value.line(), value.text(), Object.class);
            }
        });
        if (element.type().matches("CatchDefinition|OnExceptionDefinition")
                && element.node().get("exception") != null) {
            element.node()
                    .get("exception")
                    .items()
                    .forEach(name -> references.checkClass(file, name.line(), name.text(), Throwable.class));
        } else if (CONVERTERS.contains(element.type()) || element.type().equals("BeanFactoryDefinition")) {
            references.checkClass(file, element.at("type").line(), element.text("type"), Object.class);
        } else if (element.type().equals("ProcessDefinition")) {
            references.checkBean(file, element.at("ref").line(), element.text("ref"), Processor.class);
        } else if (element.type().matches("BeanDefinition|MethodCallExpression")) {
            checkMethod(element);
        } else if (element.type().endsWith("DataFormat") && !element.type().startsWith("Custom")) {
            checkDataFormat(element);
        }
    }

    private void checkMethod(Element element) {
        String bean = element.text("ref");
        String type = element.node().text("beanType");
        Class<?> found = type != null
                ? references.load(type)
                : bean != null
                                && references.checkBean(
                                        element.file(), element.at("ref").line(), bean, Object.class)
                        ? references.type(bean)
                        : null;
        String method = element.node().text("method");
        if (found == null || method == null || method.contains("${") && method.indexOf("${") == 0) {
            return;
        }
        String name = method.replaceFirst("\\(.*", "").strip();
        Set<String> methods = new TreeSet<>();
        for (var candidate : found.getMethods()) {
            methods.add(candidate.getName());
        }
        if (!methods.contains(name)) {
            project.wrong(
                    element.file(),
                    element.at("method").line(),
                    "%s has no method %s".formatted(bean == null ? type : bean, name),
                    Spelling.meant(name, methods));
        }
    }

    private void checkDataFormat(Element element) {
        String library = element.node().text("library");
        String name =
                switch (element.name()) {
                    case "json" -> library == null ? "jackson" : library.toLowerCase(Locale.ROOT);
                    case "yaml" -> "snakeYaml";
                    default -> element.name();
                };
        if (dataFormats.stream().noneMatch(name::equalsIgnoreCase)) {
            project.wrong(
                    element.file(),
                    element.at("library").line(),
                    "there is no data format " + name,
                    "another, or put its jar, camel-" + name.toLowerCase(Locale.ROOT) + ", into lib/");
        }
    }
}
