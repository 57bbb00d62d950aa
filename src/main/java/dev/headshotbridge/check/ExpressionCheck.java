package dev.headshotbridge.check;

import dev.headshotbridge.settings.Spelling;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.Expression;
import org.apache.camel.NoSuchLanguageException;
import org.apache.camel.Predicate;
import org.apache.camel.spi.Language;

/** Whether each expression's language is there and understands it. */
final class ExpressionCheck {

    /** What asks a question; elsewhere an expression gives a value. */
    private static final Set<String> QUESTIONS =
            Set.of("WhenDefinition", "FilterDefinition", "ValidateDefinition", "OnWhenDefinition");

    private static final Set<String> QUESTION_OPTIONS =
            Set.of("handled", "continued", "retryWhile", "onWhen", "completionPredicate");
    private static final Pattern TYPE = Pattern.compile(" (?:is|!is) '([^']*)'");
    private static final Pattern BEAN = Pattern.compile("\\$\\{bean:([A-Za-z0-9_-]+)");
    private static final Pattern SHORT_TYPES = Pattern.compile("String|Integer|Long|Boolean|Double|byte\\[]");

    private final Project project;
    private final References references;

    ExpressionCheck(Project project, References references) {
        this.project = project;
        this.references = references;
    }

    void run() {
        for (Element element : project.elements) {
            if (element.type().endsWith("Expression") && !element.type().equals("MethodCallExpression")) {
                check(element, language(element), element.at("expression"), element.text("expression"));
            } else if (element.type().equals("LogDefinition")) {
                check(element, "simple", element.at("message"), element.text("message"));
            } else if (element.type().equals("ThrowExceptionDefinition")) {
                check(element, "simple", element.at("message"), element.text("message"));
            } else if (element.type().matches("ToDynamicDefinition|WireTapDefinition")) {
                check(element, "simple", element.at("uri"), element.text("uri"));
            }
        }
    }

    private static String language(Element element) {
        return element.type().equals("LanguageExpression") ? element.node().text("language") : element.name();
    }

    private void check(Element element, String name, YamlNode node, String text) {
        if (text == null || name == null || name.equals("ref")) {
            return;
        }
        Language language;
        try {
            language = project.scratch.camel.resolveLanguage(name);
        } catch (NoSuchLanguageException e) {
            String slip = Spelling.slipOf(name, Available.names("language"));
            project.wrong(
                    element.file(),
                    element.node().line(),
                    "there is no language " + name,
                    slip != null ? slip : "another, or put the jar of that language into lib/");
            return;
        }
        String known = project.fill(element.file(), text);
        // The file is looked for elsewhere, and such a bean only a caller names.
        if (text.startsWith("resource:") || known.contains("${bean:{{")) {
            return;
        }
        String mistake = mistake(element, language, project.fillAll(element.file(), text, "value"));
        // What is given where no type is declared may be a number, too.
        if (mistake != null && mistake(element, language, project.fillAll(element.file(), text, "1")) != null) {
            project.wrong(
                    element.file(),
                    node.lineOf(fragment(text)),
                    "%s does not understand %s: %s".formatted(name, shown(text), mistake),
                    "it as " + name + " has it");
        } else if (name.equals("simple")) {
            checkNames(element, node, known);
        }
    }

    /** What Simple has against the expression, or null. */
    String mistake(String simple) {
        return mistake(null, project.scratch.camel.resolveLanguage("simple"), simple);
    }

    private String mistake(Element element, Language language, String text) {
        try {
            if (element != null && isQuestion(element)) {
                Predicate predicate = language.createPredicate(text);
                predicate.init(project.scratch.camel);
            } else {
                Expression expression = language.createExpression(text);
                expression.init(project.scratch.camel);
            }
            return null;
        } catch (RuntimeException | LinkageError e) {
            return Failures.firstLine(e);
        }
    }

    private void checkNames(Element element, YamlNode node, String text) {
        Matcher type = TYPE.matcher(text);
        while (type.find()) {
            if (!SHORT_TYPES.matcher(type.group(1)).matches()) {
                references.checkClass(element.file(), node.lineOf(type.group(1)), type.group(1), Object.class);
            }
        }
        Matcher bean = BEAN.matcher(text);
        while (bean.find()) {
            references.checkBean(element.file(), node.lineOf(bean.group(1)), bean.group(1), Object.class);
        }
    }

    private static boolean isQuestion(Element element) {
        for (Element at = element.parent(); at != null; at = at.parent()) {
            if (QUESTION_OPTIONS.contains(at.name()) || QUESTIONS.contains(at.type())) {
                return true;
            }
            if (!at.type().endsWith("ExpressionDefinition") && !at.type().startsWith("ExpressionSub")) {
                return at.type().equals("LoopDefinition")
                        && "true".equals(at.node().text("doWhile"));
            }
        }
        return false;
    }

    private static String fragment(String text) {
        return text.strip().lines().findFirst().orElse("");
    }

    private static String shown(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return "\"" + (line.length() > 80 ? line.substring(0, 80) + "…" : line) + "\"";
    }
}
