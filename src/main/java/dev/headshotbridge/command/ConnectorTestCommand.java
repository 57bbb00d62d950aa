package dev.headshotbridge.command;

import dev.headshotbridge.connector.Outcome;
import dev.headshotbridge.settings.ConnectorSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bin/bridge connector test}. */
@Command(
        name = "test",
        description = {
            "Calls a connector with a sample photo, for real, and tells how it ended. Nothing is kept in the database.",
            "bridge.connectors need not name it. Choose a --uid whose photo may be replaced."
        },
        exitCodeListHeading = Exit.HEADING,
        exitCodeList = {
            "0:it took the photo (and with --remove, its removal)",
            "1:it did not; what to do is said",
            "2:wrong use, or a setting is missing",
            "3:the system cannot be reached",
            "4:the system refuses the connector's credentials"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  bin/bridge connector test cloudevents-photo-sink --cloudevents.url=http://127.0.0.1:9000/photos",
            "  bin/bridge connector test hubspot-contact-photo-sink --uid test-person --remove",
            "  bin/bridge connector test staff-directory-photo-sink --photo portrait.png --json"
        })
final class ConnectorTestCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "NAME",
            completionCandidates = ConnectorCommand.Names.class,
            description = "one of those that bin/bridge connector list shows")
    private String name;

    @Option(names = "--remove", description = "removes the photo again afterwards")
    private boolean remove;

    @Mixin
    private SampleOptions sample = new SampleOptions();

    @Mixin
    private SettingArguments settings = new SettingArguments();

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() throws Exception {
        List<String> available = ConnectorSettings.available();
        if (!available.contains(name)) {
            throw CommandException.usage(
                    "there is no connector " + Output.clean(name) + "; write one of " + String.join(", ", available));
        }
        new ConnectorSettings(settings.environment()).check(name);
        List<ConnectorAnswer> answers = new ArrayList<>();
        Map<String, Object> variables = sample.variables();
        try (ConnectorCall call = new ConnectorCall(settings.arguments())) {
            answers.add(call.call(name, "sync", variables));
            print(answers.get(0));
            if (remove && answers.get(0).good()) {
                variables.put("targetId", answers.get(0).targetId());
                answers.add(call.call(name, "remove", variables));
                print(answers.get(1));
            }
        }
        if (output.json) {
            output.json(Map.of("connector", name, "calls", answers));
        }
        return code(answers.get(answers.size() - 1));
    }

    private void print(ConnectorAnswer answer) {
        if (output.json) {
            return;
        }
        String status = answer.httpStatus() == null ? "" : ", HTTP " + answer.httpStatus();
        output.line("%s %s: %s%s, %d ms", name, answer.operation(), answer.outcome(), status, answer.ms());
        if (answer.message() != null) {
            output.line("  %s", Output.clean(answer.message()));
        }
        if (answer.targetId() != null && answer.good()) {
            output.line("  targetId %s", Output.clean(answer.targetId()));
        }
        output.line("  %s", answer.meaning());
    }

    private static int code(ConnectorAnswer answer) {
        if (answer.good()) {
            return Exit.OK;
        }
        if (answer.outcome() == Outcome.AUTH) {
            return Exit.LOGIN;
        }
        boolean silent = answer.outcome() == Outcome.RETRYABLE && answer.httpStatus() == null;
        return silent ? Exit.UNREACHABLE : Exit.NEGATIVE;
    }
}
