package dev.headshotbridge.command;

import java.time.Duration;
import org.springframework.boot.convert.DurationStyle;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads numbers and durations among the arguments, or says what to write instead. */
final class Conversions {

    /** What is longer has a clock overflow. */
    private static final Duration LONGEST = Duration.ofDays(3650);

    private Conversions() {}

    static void register(CommandLine line) {
        line.registerConverter(Duration.class, Conversions::duration);
        // One for both: Java 17 crashes making its archive of a class that has the same method reference twice.
        ITypeConverter<Long> wholeNumber = Conversions::wholeNumber;
        line.registerConverter(Long.class, wholeNumber);
        line.registerConverter(Long.TYPE, wholeNumber);
        line.registerConverter(Integer.TYPE, text -> Math.toIntExact(wholeNumber(text, "[0-9]{1,9}")));
    }

    private static Long wholeNumber(String text) {
        return wholeNumber(text, "[0-9]{1,18}");
    }

    private static Long wholeNumber(String text, String allowed) {
        if (!text.matches(allowed)) {
            throw new TypeConversionException(
                    "\"" + Output.clean(text) + "\" is no whole number from 0 on; write one such as 41");
        }
        return Long.valueOf(text);
    }

    private static Duration duration(String text) {
        try {
            Duration duration = DurationStyle.detectAndParse(text);
            if (!duration.isNegative() && duration.compareTo(LONGEST) <= 0) {
                return duration;
            }
        } catch (IllegalArgumentException | ArithmeticException e) {
            // Said below.
        }
        throw new TypeConversionException("\"" + Output.clean(text) + "\" is no duration; write 500ms, 30s, 5m or 2h");
    }
}
