package dev.headshotbridge.conventions;

import static dev.headshotbridge.conventions.ProjectFiles.in;
import static dev.headshotbridge.conventions.ProjectFiles.kamelets;
import static dev.headshotbridge.conventions.ProjectFiles.matches;
import static dev.headshotbridge.conventions.ProjectFiles.routes;
import static dev.headshotbridge.conventions.ProjectFiles.scalars;
import static dev.headshotbridge.conventions.ProjectFiles.text;
import static dev.headshotbridge.conventions.ProjectFiles.tree;

import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

/** The exchange variables, which carry the bridge's data from route to route. */
final class Variables {

    private Variables() {}

    /** Those in the table of docs/architecture.md. */
    static Set<String> listed() {
        String section = text(Path.of("docs", "architecture.md"))
                .replaceFirst("(?s).*\n## Variables\n", "")
                .replaceFirst("(?s)\n## .*", "");
        return matches("`([A-Za-z0-9]+)`", String.join("\n", matches("(?m)^\\| (`[^|]+`) \\|", section)));
    }

    /** Those of the routes, their SQL and Java. What only a Kamelet sets is its own business. */
    static Set<String> used() {
        Set<String> own = new TreeSet<>();
        routes().forEach(file -> {
            own.addAll(matches("\\$\\{variable[.]([A-Za-z0-9]+)", text(file)));
            own.addAll(matches("(?:setVariable|removeVariable):\\s+name: ([A-Za-z0-9]+)", text(file)));
            own.addAll(matches("variable:\\s+expression: ([A-Za-z0-9]+)", text(file)));
            scalars(tree(file), (key, value) -> {
                if (key.equals("variableSend") || key.equals("variableReceive")) {
                    own.add(value);
                }
            });
        });
        String sql = text(in("routes/sql", ".sql"));
        own.addAll(matches(":#\\$\\{variable[.]([A-Za-z0-9]+)", sql));
        own.addAll(matches("(?:set|get|remove)Variable\\(\"([A-Za-z0-9]+)\"", text(in("src/main", ".java"))));
        own.addAll(readByKamelets());
        return own;
    }

    /** Looked for in the body first, which may be a webhook or what a target has answered. */
    static Set<String> bareInSql() {
        return matches(
                ":#(?!in:)([A-Za-z0-9]+)",
                text(in("routes/sql", ".sql").stream()
                        // Take their values from the body that FinishedDeliveries and ModelRecords have made.
                        .filter(file -> !file.getFileName()
                                .toString()
                                .matches("(finish-deliveries|(insert|update)-model)[.]sql"))
                        .toList()));
    }

    /** What a Kamelet reads without having set it. */
    private static Set<String> readByKamelets() {
        String kamelets = text(kamelets());
        Set<String> read = matches("variable[.]([A-Za-z0-9]+)", kamelets);
        read.removeAll(matches("name: ([A-Za-z0-9]+)", kamelets));
        read.removeAll(matches("variableReceive: ([A-Za-z0-9]+)", kamelets));
        return read;
    }
}
