package dev.headshotbridge.check;

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
            MailTemplate.check(project, file, variables);
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
}
