package dev.headshotbridge.check;

import dev.headshotbridge.settings.Spelling;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.camel.AggregationStrategy;
import org.apache.camel.Processor;
import org.apache.camel.spi.IdempotentRepository;
import org.springframework.context.ApplicationContext;

/** Whether the beans and classes that a route names exist. */
final class References {

    private static final Map<String, Class<?>> CLASSES =
            Map.of("exceptionType", Throwable.class, "beanType", Object.class, "resultType", Object.class);
    private static final Set<String> CONVERTERS =
            Set.of("ConvertBodyDefinition", "ConvertHeaderDefinition", "ConvertVariableDefinition");
    private static final Map<String, Class<?>> BEANS = Map.of(
            "idempotentRepository", IdempotentRepository.class,
            "aggregationStrategy", AggregationStrategy.class,
            "objectMapper", Object.class);

    private final Project project;
    private final ApplicationContext spring;
    /** Beans that the routes themselves make. */
    private final Map<String, String> declared = new TreeMap<>();

    References(Project project, ApplicationContext spring) {
        this.project = project;
        this.spring = spring;
        project.elements.stream()
                .filter(element -> element.type().equals("BeanFactoryDefinition"))
                .forEach(bean -> declared.put(String.valueOf(bean.text("name")), bean.text("type")));
    }

    void run() {
        project.elements.forEach(this::check);
        for (Endpoint endpoint : Endpoint.all(project)) {
            endpoint.parameters().values().stream()
                    .filter(value -> value.text() != null && value.text().startsWith("#"))
                    .forEach(value -> checkBean(endpoint.file(), value.line(), value.text(), Object.class));
        }
    }

    private void check(Element element) {
        String file = element.file();
        element.node().fields().forEach((option, value) -> {
            if (CLASSES.containsKey(option)) {
                checkClass(file, value.line(), value.text(), CLASSES.get(option));
            } else if (BEANS.containsKey(option)) {
                checkBean(file, value.line(), value.text(), BEANS.get(option));
            } else if (option.endsWith("Ref") && !option.startsWith("route")) {
                checkBean(file, value.line(), value.text(), Object.class);
            }
        });
        if (element.type().matches("CatchDefinition|OnExceptionDefinition")
                && element.node().get("exception") != null) {
            element.node()
                    .get("exception")
                    .items()
                    .forEach(name -> checkClass(file, name.line(), name.text(), Throwable.class));
        } else if (CONVERTERS.contains(element.type()) || element.type().equals("BeanFactoryDefinition")) {
            checkClass(file, element.at("type").line(), element.text("type"), Object.class);
        } else if (element.type().equals("ProcessDefinition")) {
            checkBean(file, element.at("ref").line(), element.text("ref"), Processor.class);
        } else if (element.type().matches("BeanDefinition|MethodCallExpression")) {
            checkMethod(element);
        }
    }

    private void checkMethod(Element element) {
        String bean = element.text("ref");
        String type = element.node().text("beanType");
        Class<?> found = type != null
                ? load(type)
                : bean != null && checkBean(element.file(), element.at("ref").line(), bean, Object.class)
                        ? type(bean)
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

    void checkClass(String file, int line, String name, Class<?> kind) {
        if (name == null || name.contains("{") || name.startsWith("#")) {
            return;
        }
        Class<?> found = load(name);
        if (found == null) {
            project.wrong(
                    file,
                    line,
                    "there is no class " + name,
                    "the full name of a class, such as java.io.IOException, or put its jar into lib/");
        } else if (!kind.isAssignableFrom(found)) {
            project.wrong(file, line, name + " is no " + kind.getSimpleName(), "the name of an exception");
        }
    }

    /** Whether there is such a bean, of that kind. */
    boolean checkBean(String file, int line, String reference, Class<?> kind) {
        if (reference == null || reference.contains("{") || reference.isBlank()) {
            return false;
        }
        if (reference.startsWith("#class:")) {
            checkClass(file, line, reference.substring("#class:".length()).replaceFirst("[(#].*", ""), kind);
            return false;
        }
        if (reference.matches("#(type|property|valueAs).*")) {
            return false;
        }
        String name = reference.replaceFirst("^#(bean:)?", "");
        Class<?> found = type(name);
        if (found == null && !declared.containsKey(name)) {
            project.wrong(file, line, "there is no bean " + name, Spelling.meant(name, names(kind)));
            return false;
        }
        if (found != null && !kind.isAssignableFrom(found)) {
            project.wrong(file, line, name + " is no " + kind.getSimpleName(), Spelling.meant(name, names(kind)));
            return false;
        }
        return true;
    }

    private Set<String> names(Class<?> kind) {
        Set<String> names = new TreeSet<>(declared.keySet());
        for (String name : spring.getBeanNamesForType(kind)) {
            if (kind != Object.class || spring.getType(name).getName().startsWith("dev.headshotbridge")) {
                names.add(name);
            }
        }
        return names;
    }

    private Class<?> type(String bean) {
        if (declared.containsKey(bean)) {
            return load(declared.get(bean));
        }
        if (spring.containsBean(bean)) {
            return spring.getType(bean);
        }
        Object found = project.scratch.camel.getRegistry().lookupByName(bean);
        return found == null ? null : found.getClass();
    }

    private Class<?> load(String name) {
        return name == null
                ? null
                : project.scratch.camel.getClassResolver().resolveClass(name.replaceFirst("^#class:", ""));
    }
}
