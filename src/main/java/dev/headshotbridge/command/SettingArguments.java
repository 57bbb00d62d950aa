package dev.headshotbridge.command;

import dev.headshotbridge.settings.SettingsReader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.springframework.core.env.ConfigurableEnvironment;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Settings as each command takes them: {@code --key=value} after its own options, the environment, application.yaml. */
@CommandLine.Command
final class SettingArguments {

    private static final String SETTING = "--[a-z][A-Za-z0-9-]*([.\\[][A-Za-z0-9.\\]\\[_-]+)=(?s:.*)";

    /** Set by bin/bridge, which has gone into the distribution's folder. */
    private static final String CALLER = "headshotbridge.called-from";

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    private ConfigurableEnvironment environment;

    /** Those arguments that are no options of the command. */
    List<String> arguments() {
        return command.commandLine().getUnmatchedArguments();
    }

    /** Refuses what is neither an option nor a setting, and settings for a command that reads none. */
    static void check(CommandLine command) {
        boolean reads = command.getMixins().values().stream().anyMatch(SettingArguments.class::isInstance);
        List<String> unknown = command.getUnmatchedArguments().stream()
                .filter(argument -> !reads || !argument.matches(SETTING))
                .toList();
        if (!unknown.isEmpty()) {
            throw new CommandLine.UnmatchedArgumentException(command, unknown);
        }
    }

    ConfigurableEnvironment environment() {
        if (environment == null) {
            environment = SettingsReader.read(arguments());
        }
        return environment;
    }

    /** The value, empty where there is none. */
    String value(String key) {
        return SettingsReader.value(environment(), key);
    }

    List<String> list(String key) {
        return Arrays.stream(value(key).split(","))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .toList();
    }

    /** A file as the caller named it, from where the caller is. */
    static Path file(String name) {
        return Path.of(System.getProperty(CALLER, "")).resolve(name);
    }
}
