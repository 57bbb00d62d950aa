package dev.headshotbridge.command;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code bin/bridge connector}. */
@Command(
        name = "connector",
        description = "Makes, lists and tries connectors: the Kamelets that bring a photo to a system.",
        subcommands = {ConnectorAddCommand.class, ConnectorListCommand.class, ConnectorTestCommand.class},
        footerHeading = "%nExamples:%n",
        footer = {
            "  bin/bridge connector list",
            "  bin/bridge connector add staff-directory",
            "  bin/bridge connector test staff-directory-photo-sink --remove"
        })
final class ConnectorCommand implements Runnable {

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "write add, list or test behind it");
    }

    /** The names, for the completion of the command line. */
    static final class Names implements Iterable<String> {
        @Override
        public java.util.Iterator<String> iterator() {
            return dev.headshotbridge.settings.ConnectorSettings.available().iterator();
        }
    }
}
