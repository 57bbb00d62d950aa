package dev.headshotbridge.command;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code bin/bridge run}: stands here for its help; the bridge is started before the commands are looked at. */
@Command(
        name = "run",
        description = "Runs the bridge until SIGTERM; so does bin/bridge without a command.",
        exitCodeListHeading = Exit.HEADING,
        exitCodeList = {"0 or 143:it was stopped", "1:it did not start; one line says why"},
        footerHeading = "%nExamples:%n",
        footer = {"  bin/bridge run", "  bin/bridge run --server.port=9081 --bridge.connectors=cloudevents-photo-sink"})
final class RunCommand implements Runnable {

    @Parameters(
            paramLabel = "--KEY=VALUE",
            description = "settings, which win over the environment and application.yaml")
    private List<String> settings = List.of();

    @Override
    public void run() {
        throw new IllegalStateException("The bridge is started elsewhere");
    }
}
