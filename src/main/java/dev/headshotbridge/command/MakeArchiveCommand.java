package dev.headshotbridge.command;

import dev.headshotbridge.archive.ArchiveCommand;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code bin/bridge archive}. */
@Command(
        name = "archive",
        description = "Makes an archive of the classes for this Java, with which the bridge starts in half the time;"
                + " once after installing, and again after another Java, another jar or a change in lib/.",
        exitCodeListHeading = Exit.HEADING,
        exitCodeList = {"0:it is made", "1:it could not be made", "2:wrong use"},
        footerHeading = "%nExamples:%n",
        footer = "  bin/bridge archive")
final class MakeArchiveCommand implements Callable<Integer> {

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() throws IOException, InterruptedException {
        // The commands' classes too.
        BridgeCommand.commandLine().getUsageMessage();
        int code = ArchiveCommand.run();
        if (output.json) {
            output.json(Map.of("made", code == Exit.OK));
        }
        return code;
    }
}
