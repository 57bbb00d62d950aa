package dev.headshotbridge.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code bin/bridge connector add}. */
@Command(
        name = "add",
        description = {
            "Makes a connector: a Kamelet in kamelets/, its settings in application.yaml, and the scenarios that test it.",
            "It PUTs and DELETEs photos with an API key: change it to what the system takes. Nothing is overwritten."
        },
        exitCodeListHeading = Exit.HEADING,
        exitCodeList = {"0:it is made", "2:wrong use, or there is one of that name"},
        footerHeading = "%nExamples:%n",
        footer = {"  bin/bridge connector add staff-directory", "  bin/bridge connector add intranet-avatar-sink --json"
        })
final class ConnectorAddCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "NAME",
            description = "the system's name, such as staff-directory, or a whole <system>-<object>-sink")
    private String name;

    @Mixin
    private SettingArguments settings = new SettingArguments();

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() {
        ConnectorTemplate template = new ConnectorTemplate(name);
        List<Path> files = template.write(settings.environment());
        if (output.json) {
            output.json(Map.of(
                    "name", template.name(),
                    "files", files.stream().map(Path::toString).toList(),
                    "settings", template.settings()));
            return Exit.OK;
        }
        output.line("%s is made:", template.name());
        files.forEach(file -> output.line("  %s", file));
        output.line("Now");
        output.line("  1. change the Kamelet to what the system takes, and look: bin/bridge check");
        output.line("  2. set %s", String.join(" and ", template.settings()));
        output.line("  3. call it, for real: bin/bridge connector test %s", template.name());
        output.line("  4. add it to bridge.connectors");
        output.line("  5. run its scenarios%s:", template.inCheckout() ? "" : ", in a checkout of the project, with");
        if (!template.inCheckout()) {
            output.line(
                    "     cp -r kamelets scenarios application.yaml into it, scenarios to src/test/resources/, then");
        }
        output.line("     mvn test -Dtest=ScenariosOnH2Test -Dscenarios='%s/*'", template.system());
        return Exit.OK;
    }
}
