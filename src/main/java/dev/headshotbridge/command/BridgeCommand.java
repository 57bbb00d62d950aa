package dev.headshotbridge.command;

import dev.headshotbridge.settings.SettingsException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** All commands of {@code bin/bridge}. */
@Command(
        name = "bridge",
        description = {
            "Receives HeadshotPro's webhooks and carries what they mean to the systems where people's photos live.",
            "Without a command it runs, as with run. Each command takes settings too, as --key=value."
        },
        synopsisHeading = "Usage: ",
        subcommands = {
            RunCommand.class,
            CheckFilesCommand.class,
            HealthCommand.class,
            TriggerCommand.class,
            SignCommand.class,
            VerifyCommand.class,
            TailCommand.class,
            ReplayCommand.class,
            ConnectorCommand.class,
            MakeArchiveCommand.class,
            MoveDatabaseCommand.class,
            CompletionCommand.class,
            CommandLine.HelpCommand.class
        },
        versionProvider = BridgeCommand.Version.class,
        commandListHeading = "%nCommands:%n",
        exitCodeListHeading = Exit.HEADING,
        exitCodeList = {
            "0:done",
            "1:done, and the answer is no: a mistake was found, a webhook refused, a delivery dead",
            "2:wrong use, or a setting or file that is missing or wrong",
            "3:what is called cannot be reached",
            "4:the login is missing or refused"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  bin/bridge --bridge.connectors=cloudevents-photo-sink",
            "  bin/bridge check",
            "  bin/bridge trigger model.created",
            "  source <(bin/bridge completion)",
            "  bin/bridge help trigger"
        })
public final class BridgeCommand implements Runnable {

    private static final int WIDTH = 120;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "name a command");
    }

    /** Runs the command that the arguments name, and gives the exit code. */
    public static int execute(String... arguments) {
        // Whatever the locale is, so that what is read as JSON is UTF-8.
        System.setOut(new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8));
        int code = commandLine().execute(arguments);
        if (System.out.checkError()) {
            System.err.println("bridge: standard output cannot be written to; what should stand there is lost");
            return code == Exit.OK ? Exit.USAGE : code;
        }
        return code;
    }

    static CommandLine commandLine() {
        CommandLine line = new CommandLine(new BridgeCommand());
        // An @ belongs to --body.
        line.setExpandAtFiles(false);
        Conversions.register(line);
        line.setOut(new PrintWriter(System.out, true));
        line.setErr(new PrintWriter(System.err, true));
        line.setUsageHelpWidth(WIDTH);
        line.setUsageHelpAutoWidth(true);
        line.setUsageHelpLongOptionsMaxWidth(28);
        line.setExecutionExceptionHandler((exception, command, result) -> {
            command.getErr().println(command.getCommandSpec().qualifiedName() + ": " + message(exception));
            return exception instanceof CommandException failure ? failure.code() : Exit.USAGE;
        });
        line.setParameterExceptionHandler((exception, arguments) -> {
            CommandLine command = exception.getCommandLine();
            String name = command.getCommandSpec().qualifiedName();
            command.getErr().println(name + ": " + exception.getMessage());
            CommandLine.UnmatchedArgumentException.printSuggestions(exception, command.getErr());
            command.getErr().println("bin/" + name + " --help shows what can be written.");
            return Exit.USAGE;
        });
        addHelp(line);
        line.setUnmatchedArgumentsAllowed(true);
        line.setExecutionStrategy(parsed -> {
            parsed.asCommandLineList().forEach(SettingArguments::check);
            return new CommandLine.RunLast().execute(parsed);
        });
        return line;
    }

    private static void addHelp(CommandLine line) {
        line.getCommandSpec().mixinStandardHelpOptions(true);
        line.getSubcommands().values().stream()
                .filter(command -> !(command.getCommand() instanceof CommandLine.HelpCommand))
                .forEach(BridgeCommand::addHelp);
    }

    private static String message(Exception exception) {
        return exception instanceof CommandException || exception instanceof SettingsException
                ? exception.getMessage()
                : "unexpected: " + exception;
    }

    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = BridgeCommand.class.getPackage().getImplementationVersion();
            return new String[] {"headshot-bridge " + (version == null ? "(built from source)" : version)};
        }
    }
}
