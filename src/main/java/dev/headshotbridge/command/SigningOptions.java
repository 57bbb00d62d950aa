package dev.headshotbridge.command;

import java.time.Instant;
import java.util.Map;
import org.springframework.boot.convert.DurationStyle;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How a body is signed. */
final class SigningOptions {

    @Mixin
    private SecretOptions secrets = new SecretOptions();

    @Option(
            names = "--scheme",
            defaultValue = "body",
            description = "what is signed: body, or timestamp (the time, a dot and the body) (default: body)")
    private Scheme scheme;

    @Option(
            names = "--timestamp",
            paramLabel = "TIME",
            description = "the time of --scheme timestamp, which it implies: unix seconds, or -3h or +10m from now")
    private String time;

    boolean timestamped() {
        return scheme == Scheme.timestamp || time != null;
    }

    /** The headers that go with the body, in order. */
    Map<String, String> headers(byte[] body, SettingArguments settings) {
        return Signer.headers(body, secrets.secrets(settings).get(0), timestamp());
    }

    private Long timestamp() {
        if (!timestamped()) {
            return null;
        }
        long now = Instant.now().getEpochSecond();
        if (time == null) {
            return now;
        }
        if (time.matches("[0-9]{1,12}")) {
            return Long.valueOf(time);
        }
        try {
            long seconds =
                    DurationStyle.detectAndParse(time.replaceFirst("^[+-]", "")).toSeconds();
            if (time.matches("[+-].*")) {
                return time.startsWith("-") ? now - seconds : now + seconds;
            }
        } catch (IllegalArgumentException e) {
            // Said below.
        }
        throw CommandException.usage(
                "--timestamp cannot be " + time + "; write unix seconds, or a duration from now such as -3h or +10m");
    }
}
