package dev.headshotbridge.command;

import dev.headshotbridge.check.CheckCommand;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code bin/bridge check}. */
@Command(
        name = "check",
        description = "Looks for mistakes in settings, routes, Kamelets, SQL and mail templates; starts nothing.",
        exitCodeListHeading = Exit.HEADING,
        exitCodeList = {"0:all is good", "1:there are mistakes, a line each", "2:wrong use"},
        footerHeading = "%nExamples:%n",
        footer = {
            "  bin/bridge check",
            "  bin/bridge check --bridge.connectors=hubspot-contact-photo-sink",
            "  bin/bridge check --json | jq -r '.problems[].file'"
        })
final class CheckFilesCommand implements Callable<Integer> {

    @Mixin
    private SettingArguments settings = new SettingArguments();

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() throws IOException {
        return output.json
                ? CheckCommand.runAsJson(settings.arguments(), System.out)
                : CheckCommand.run(settings.arguments(), System.out);
    }
}
