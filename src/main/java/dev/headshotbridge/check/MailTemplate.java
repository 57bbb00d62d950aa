package dev.headshotbridge.check;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import dev.headshotbridge.settings.Spelling;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One template of a mail: whether it is Mustache, and names what a mail has. */
final class MailTemplate implements Mustache.Visitor {

    private static final Pattern LINE = Pattern.compile(" @ line (-?\\d+)");
    /** A tag with another in it, or the end of the file. */
    private static final Pattern OPEN = Pattern.compile("\\{\\{(?!\\{|!)[^{}\\n]*(?:}(?!})[^\\n]*|(?=\\n|$|\\{))");

    private static final String TAGS = "each {{ with its }}, and each {{#name}} with its {{/name}}";

    private final Project project;
    private final String file;
    private final List<String> lines;
    private final Set<String> variables;

    private MailTemplate(Project project, String file, Set<String> variables) {
        this.project = project;
        this.file = file;
        this.lines = project.sources.texts().get(file).lines().toList();
        this.variables = variables;
    }

    static void check(Project project, String file, Set<String> variables) {
        MailTemplate template = new MailTemplate(project, file, variables);
        Matcher open = OPEN.matcher(project.sources.texts().get(file));
        if (open.find()) {
            project.wrong(file, template.line(open.group()), "is no Mustache: " + open.group() + " has no end", TAGS);
            return;
        }
        try {
            Mustache.compiler()
                    .defaultValue("")
                    .compile(project.sources.texts().get(file))
                    .visit(template);
        } catch (MustacheException e) {
            String message = String.valueOf(e.getMessage());
            Matcher line = LINE.matcher(message);
            int at = line.find() ? Integer.parseInt(line.group(1)) : 1;
            String problem = message.replaceAll("\\s+", " ").replaceFirst(LINE.pattern(), "");
            project.wrong(file, Math.max(1, at), "is no Mustache: " + problem, TAGS);
        }
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

    @Override
    public boolean visitInclude(String name) {
        project.wrong(file, line(">"), "takes in another template, " + name + ", which mails cannot", "its text here");
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

    private int line(String fragment) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).contains(fragment)) {
                return i + 1;
            }
        }
        return 1;
    }
}
