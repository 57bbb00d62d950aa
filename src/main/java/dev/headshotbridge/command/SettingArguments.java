package dev.headshotbridge.command;

import dev.headshotbridge.settings.SettingsReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.springframework.core.env.ConfigurableEnvironment;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** Settings as each command takes them: {@code --key=value} after its own options, the environment, application.yaml. */
final class SettingArguments {

    private static final String SETTING = "--[a-z][A-Za-z0-9-]*([.\\[][A-Za-z0-9.\\]\\[_-]+)=(?s:.*)";

    /** Set by bin/bridge, which has gone into the distribution's folder. */
    private static final String CALLER = "headshotbridge.called-from";

    @Unmatched
    private List<String> unmatched = new ArrayList<>();

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    private ConfigurableEnvironment environment;

    /** The settings among the arguments. */
    List<String> arguments() {
        unmatched.stream()
                .filter(argument -> !argument.matches(SETTING))
                .findFirst()
                .ifPresent(argument -> {
                    throw new CommandLine.UnmatchedArgumentException(command.commandLine(), List.of(argument));
                });
        return unmatched;
    }

    ConfigurableEnvironment environment() {
        if (environment == null) {
            environment = SettingsReader.read(arguments());
        }
        return environment;
    }

    /** The value, empty where there is none. */
    String value(String key) {
        return environment().getProperty(key, "").strip();
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
