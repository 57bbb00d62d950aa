package dev.headshotbridge.check;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.Template;
import dev.headshotbridge.settings.Spelling;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether each mail has its four templates, and each template can be filled. */
final class MailCheck {

    private static final Pattern NAME = Pattern.compile("(.*/mail/)([^/]+)[.](\\w+)[.]mustache");
    private static final Pattern LINE = Pattern.compile(" @ line (-?\\d+)");
    private static final List<String> PARTS = List.of("to", "subject", "text", "html");
    /** What Java leaves for a mail, besides what routes set. */
    private static final Set<String> GIVEN =
            Set.of("recipients", "person", "delivery", "webhook", "event", "modelId", "reason");

    private final Project project;
    private final Set<String> variables = new TreeSet<>(GIVEN);

    MailCheck(Project project) {
        this.project = project;
    }

    void run() {
        Map<String, Set<String>> mails = new TreeMap<>();
        for (Element element : project.elements) {
            String name = element.type().equals("SetVariableDefinition")
                    ? element.node().text("name")
                    : null;
            if (name != null) {
                variables.add(name);
            }
            if ("mailTemplate".equals(name)) {
                checkNamed(element);
            }
        }
        for (String file : project.sources.ending(".mustache")) {
            Matcher name = NAME.matcher(file);
            if (name.matches()) {
                if (PARTS.contains(name.group(3))) {
                    mails.computeIfAbsent(name.group(1) + name.group(2), mail -> new TreeSet<>())
                            .add(name.group(3));
                } else {
                    project.wrong(
                            file,
                            1,
                            name.group(3) + " is no part of a mail",
                            "one of " + String.join(", ", PARTS) + " before .mustache");
                }
            }
            checkSyntax(file, project.sources.texts().get(file));
        }
        mails.forEach((mail, parts) -> PARTS.stream()
                .filter(part -> !parts.contains(part))
                .forEach(part -> project.wrong(
                        mail + "." + part + ".mustache",
                        1,
                        "is not there, but a mail needs it",
                        "it beside " + mail.replaceFirst(".*/", "") + "."
                                + parts.iterator().next() + ".mustache")));
    }

    private void checkNamed(Element element) {
        YamlNode constant = element.node().get("expression", "constant", "expression");
        if (constant == null || constant.text() == null) {
            return;
        }
        Set<String> mails = new TreeSet<>();
        project.sources.ending(".mustache").forEach(file -> {
            Matcher name = NAME.matcher(file);
            if (name.matches()) {
                mails.add(name.group(2));
            }
        });
        if (!mails.contains(constant.text())) {
            project.wrong(
                    element.file(),
                    constant.line(),
                    "there is no routes/mail/" + constant.text() + ".*.mustache",
                    Spelling.meant(constant.text(), mails));
        }
    }

    private void checkSyntax(String file, String text) {
        try {
            Template template = Mustache.compiler().defaultValue("").compile(text);
            template.visit(new Names(file, text));
        } catch (MustacheException e) {
            Matcher line = LINE.matcher(String.valueOf(e.getMessage()));
            project.wrong(
                    file,
                    line.find() ? Math.max(1, Integer.parseInt(line.group(1))) : 1,
                    "is no Mustache: " + oneLine(e),
                    "each {{ with its }}, and each {{#name}} with its {{/name}}");
        }
    }

    private static String oneLine(Exception e) {
        return String.valueOf(e.getMessage()).replaceAll("\\s+", " ").replaceFirst(" @ line -?\\d+", "");
    }

    private final class Names implements Mustache.Visitor {

        private final String file;
        private final List<String> lines;

        private Names(String file, String text) {
            this.file = file;
            this.lines = text.lines().toList();
        }

        @Override
        public void visitText(String text) {
            // Says nothing.
        }

        @Override
        public void visitVariable(String name) {
            String variable = name.replaceFirst("[.].*", "");
            String slip = variable.isEmpty() ? null : Spelling.slipOf(variable, variables);
            if (slip != null) {
                project.wrong(file, line(name + "}"), "no route sets the variable " + variable, slip);
            }
        }

        private int line(String fragment) {
            int line = 1;
            while (line < lines.size() && !lines.get(line - 1).contains(fragment)) {
                line++;
            }
            return line;
        }

        @Override
        public boolean visitInclude(String name) {
            project.wrong(
                    file, line(">"), "takes in another template, " + name + ", which mails cannot", "its text here");
            return false;
        }

        @Override
        public boolean visitSection(String name) {
            visitVariable(name);
            return true;
        }

        @Override
        public boolean visitInvertedSection(String name) {
            visitVariable(name);
            return true;
        }
    }
}
