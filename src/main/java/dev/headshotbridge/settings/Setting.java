package dev.headshotbridge.settings;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.springframework.util.unit.DataSize;

/**
 * One setting of the bridge's own: what it may hold, and what to write instead of anything else.
 *
 * @param key its name in application.yaml
 * @param valid what a value must fulfil
 * @param write ends the sentence "write …"
 * @param required whether it must have a value
 * @param standIn a valid value, with which the rest can be checked when there is a wrong one
 */
record Setting(String key, Predicate<String> valid, String write, boolean required, String standIn) {

    private static final Pattern MAIL_ADDRESS = Pattern.compile("[^\\s,;<>\"@]+@[^\\s,;<>\"@]+");
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._:\\[\\]-]+");

    static Setting text(String key, String write) {
        return new Setting(key, value -> !value.contains("\n"), write, false, "");
    }

    static Setting password(String key) {
        return new Setting(key, Values::password, "a password, or {bcrypt} and its whole hash ($2a$10$…)", false, "");
    }

    static Setting host(String key) {
        return new Setting(key, Values.matches(HOST), "a host name or address such as 0.0.0.0", true, "127.0.0.1");
    }

    static Setting hosts(String key) {
        return new Setting(key, Values.each(Values.matches(HOST)), "host names, separated by commas", false, "");
    }

    static Setting port(String key) {
        return new Setting(key, value -> Values.wholeNumber(value, 0, 65_535), "a port number such as 8080", true, "0");
    }

    static Setting count(String key) {
        return new Setting(
                key, value -> Values.wholeNumber(value, 1, 100_000), "a whole number from 1 to 100000", true, "1");
    }

    static Setting percentage(String key) {
        return new Setting(key, value -> Values.wholeNumber(value, 0, 100), "a percentage from 0 to 100", true, "0");
    }

    static Setting duration(String key) {
        String write = "a duration such as 500ms, 30s, 5m or 2h";
        return new Setting(key, Values.parses(Values::positiveDuration), write, true, "1s");
    }

    static Setting durations(String key) {
        String write = "durations such as 5s, 5m, 2h, separated by commas";
        return new Setting(key, Values.each(Values.parses(Values::positiveDuration)), write, true, "1s");
    }

    static Setting size(String key) {
        return new Setting(
                key,
                Values.parses(value -> {
                    if (DataSize.parse(value).toBytes() < 1) {
                        throw new IllegalArgumentException(value);
                    }
                }),
                "a size such as 512KB or 1MB",
                true,
                "1MB");
    }

    static Setting url(String key, boolean required) {
        return new Setting(
                key,
                Values.parses(value -> {
                    URI uri = URI.create(value);
                    if (uri.getHost() == null || !uri.getScheme().matches("https?") || uri.getFragment() != null) {
                        throw new IllegalArgumentException(value);
                    }
                }),
                "a URL such as https://host/path",
                required,
                "http://localhost");
    }

    static Setting oneOf(String key, String... choices) {
        List<String> allowed = Arrays.asList(choices);
        return new Setting(key, allowed::contains, "one of " + String.join(", ", allowed), true, allowed.get(0));
    }

    static Setting mailAddresses(String key) {
        return new Setting(
                key,
                Values.each(Values.matches(MAIL_ADDRESS)),
                "mail addresses such as a@example.com, separated by commas",
                false,
                "");
    }

    static Setting mailAddress(String key) {
        return new Setting(
                key,
                Values.matches(MAIL_ADDRESS),
                "a mail address such as bridge@example.com",
                true,
                "bridge@example.com");
    }

    static Setting names(String key) {
        return new Setting(
                key,
                Values.each(Values.matches(Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*"))),
                "names of Kamelets in kamelets/",
                false,
                "");
    }

    static Setting of(String key, String regex, String write) {
        return new Setting(key, Values.matches(Pattern.compile(regex)), write, true, null);
    }

    static Setting secrets(String key, int minLength, String write) {
        return new Setting(
                key,
                Values.each(value -> value.length() >= minLength && !value.contains(" ")),
                write,
                true,
                "0".repeat(minLength));
    }

    void check(Settings settings) {
        String value = settings.value(key);
        if (value.isBlank()) {
            if (required) {
                throw settings.wrong(key, "is not set", write);
            }
        } else if (!valid.test(value)) {
            throw settings.wrong(key, "cannot be " + settings.shown(key), write);
        }
    }
}
