package dev.headshotbridge.settings;

import java.time.Duration;
import java.util.Arrays;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.springframework.boot.convert.DurationStyle;

/** What a setting's text may have to fulfil. */
final class Values {

    private Values() {}

    static Predicate<String> matches(Pattern pattern) {
        return pattern.asMatchPredicate();
    }

    static Predicate<String> each(Predicate<String> one) {
        return value -> Arrays.stream(value.split(",", -1)).map(String::strip).allMatch(one);
    }

    static boolean wholeNumber(String value, int min, int max) {
        return value.matches("[0-9]{1,9}") && Integer.parseInt(value) >= min && Integer.parseInt(value) <= max;
    }

    /** Text, or a hash that is marked as one. */
    static boolean password(String value) {
        boolean hashed = value.startsWith("{bcrypt}");
        return hashed
                ? value.matches(".{8}[$]2[aby]?[$][0-9]{2}[$][./0-9A-Za-z]{53}")
                : !value.matches("(?s)[{]noop}\\s*|.*[\r\n].*");
    }

    static void positiveDuration(String value) {
        Duration duration = DurationStyle.detectAndParse(value);
        // Without a unit it would be milliseconds, which nobody means by it.
        if (duration.isNegative() || duration.isZero() || value.matches("[+-]?[0-9]+")) {
            throw new IllegalArgumentException(value);
        }
    }

    static Predicate<String> parses(java.util.function.Consumer<String> parser) {
        return value -> {
            try {
                parser.accept(value);
                return true;
            } catch (RuntimeException e) {
                return false;
            }
        };
    }
}
