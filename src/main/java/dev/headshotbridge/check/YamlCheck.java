package dev.headshotbridge.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/** Whether each file is YAML, and fits Camel's schema. Fills the project's files and elements. */
final class YamlCheck {

    private final Project project;

    YamlCheck(Project project) {
        this.project = project;
    }

    void run() {
        for (String file : project.sources.texts().keySet()) {
            if (project.sources.isLoaded(file)) {
                read(file);
            } else if (file.matches(".*[.]ya?ml")) {
                String ending = Sources.isKamelet(file)
                        ? "it in kamelets/, not in a folder below"
                        : "a name that ends in " + (file.contains("kamelet") ? ".kamelet.yaml" : ".camel.yaml");
                project.wrong(
                        file,
                        1,
                        "is not loaded, since it does not fit camel.main.routes-include-pattern ("
                                + String.join(", ", project.sources.patterns()) + ")",
                        ending);
            }
        }
    }

    private void read(String file) {
        Optional<Problem> unreadable = unreadable(file, project.sources.texts().get(file));
        if (unreadable.isPresent()) {
            project.problems().add(unreadable.get());
            return;
        }
        YamlNode root = YamlNode.parse(project.sources.texts().get(file));
        if (root == null || root.isEmpty()) {
            project.wrong(
                    file, 1, "is empty", (Sources.isKamelet(file) ? "a Kamelet" : "a route") + ", or remove the file");
            return;
        }
        project.files.put(file, root);
        List<Problem> misfits = new ArrayList<>();
        if (!Sources.isKamelet(file)) {
            project.elements.addAll(CamelSchema.routes(file, root, misfits));
        } else if (root.get("spec", "template") != null) {
            project.elements.addAll(CamelSchema.template(file, root.get("spec", "template"), misfits));
        }
        project.problems().addAll(misfits);
    }

    /** Why the text is not YAML. */
    static Optional<Problem> unreadable(String file, String text) {
        try {
            YamlNode.parse(text);
            return Optional.empty();
        } catch (MarkedYAMLException e) {
            Mark mark = e.getProblemMark() == null ? e.getContextMark() : e.getProblemMark();
            int line = mark == null ? 1 : mark.getLine() + 1;
            return Optional.of(new Problem(file, line, "is not YAML: %s; write %s".formatted(problem(e), remedy(e))));
        } catch (YAMLException e) {
            String first = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            return Optional.of(new Problem(file, 1, "is not YAML: %s; write plain UTF-8 text".formatted(first)));
        }
    }

    private static String problem(MarkedYAMLException e) {
        String context = e.getContext() == null ? "" : e.getContext() + ", ";
        return (context + e.getProblem()).replaceAll("\\s+", " ");
    }

    private static String remedy(MarkedYAMLException e) {
        String problem = String.valueOf(e.getProblem());
        if (problem.contains("TAB")) {
            return "spaces instead of the tab";
        }
        if (problem.contains("mapping values are not allowed")) {
            return "quotes round a text that has a colon and a space in it, or correct the indentation";
        }
        return "the line, or the one before it, with matching quotes, brackets and indentation";
    }
}
