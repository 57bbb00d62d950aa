package dev.headshotbridge.command;

import dev.headshotbridge.settings.SettingsReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** The webhook secret: from the settings, a file, or an option. */
final class SecretOptions {

    static final String SETTING = "headshotpro.webhook.secrets";

    @ArgGroup
    private Given given;

    static final class Given {

        @Option(
                names = "--secret",
                paramLabel = "SECRET",
                description =
                        "the webhook secret, or several separated by commas; other users of this machine can see it in"
                                + " the list of processes, so better leave it to the setting headshotpro.webhook.secrets or"
                                + " --secret-file")
        private String secret;

        @Option(
                names = "--secret-file",
                paramLabel = "FILE",
                description = "a file that holds the secret; - is standard input")
        private String file;
    }

    /** Those named by an option; none where there is no option. */
    List<String> given() {
        if (given == null) {
            return List.of();
        }
        String text =
                given.secret != null ? given.secret : new String(Content.ofFile(given.file), StandardCharsets.UTF_8);
        List<String> secrets = split(text);
        if (secrets.isEmpty()) {
            throw CommandException.usage("the secret is empty");
        }
        return secrets;
    }

    /** Those to sign or verify with, the first of them first. */
    List<String> secrets(SettingArguments settings) {
        List<String> secrets = given();
        if (secrets.isEmpty()) {
            secrets = settings.list(SETTING);
        }
        if (secrets.isEmpty()) {
            throw CommandException.usage("there is no secret; set %s (or %s), or name a file with --secret-file"
                    .formatted(SETTING, SettingsReader.variable(SETTING)));
        }
        return secrets;
    }

    private static List<String> split(String text) {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(secret -> !secret.isEmpty())
                .toList();
    }
}
