package dev.headshotbridge.check;

import dev.headshotbridge.settings.Spelling;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.context.ApplicationContext;

/** The beans and classes that routes can name. */
final class References {

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
        } else if (kind != Object.class && !kind.isAssignableFrom(found)) {
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
        names.addAll(
                List.of(kind == Object.class ? spring.getBeanDefinitionNames() : spring.getBeanNamesForType(kind)));
        return names;
    }

    Class<?> type(String bean) {
        if (declared.containsKey(bean)) {
            return load(declared.get(bean));
        }
        if (spring.containsBean(bean)) {
            return spring.getType(bean);
        }
        Object found = project.scratch.camel.getRegistry().lookupByName(bean);
        return found == null ? null : found.getClass();
    }

    Class<?> load(String name) {
        return name == null
                ? null
                : project.scratch.camel.getClassResolver().resolveClass(name.replaceFirst("^#class:", ""));
    }
}
