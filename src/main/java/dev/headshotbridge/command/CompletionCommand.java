package dev.headshotbridge.command;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code bin/bridge completion}. */
@Command(
        name = "completion",
        description = "Prints a script with which bash or zsh complete commands and options.",
        exitCodeListHeading = Exit.HEADING,
        exitCodeList = {"0:it is printed", "2:wrong use"},
        footerHeading = "%nExamples:%n",
        footer = {
            "  source <(bin/bridge completion)                   in this shell",
            "  bin/bridge completion > /etc/bash_completion.d/bridge",
            "  bin/bridge completion zsh >> ~/.zshrc"
        })
final class CompletionCommand implements Callable<Integer> {

    enum Shell {
        bash,
        zsh
    }

    @Parameters(
            arity = "0..1",
            paramLabel = "SHELL",
            description = "${COMPLETION-CANDIDATES}; the script is the same for both")
    private Shell shell;

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() {
        String script = AutoComplete.bash("bridge", BridgeCommand.commandLine());
        if (output.json) {
            output.json(java.util.Map.of("script", script));
        } else {
            output.line(script);
        }
        return Exit.OK;
    }
}
