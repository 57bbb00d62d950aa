package dev.headshotbridge.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.PrintStream;
import picocli.CommandLine.Option;

/** What a command prints: lines for people, or JSON for programs. */
final class Output {

    static final ObjectMapper JSON = JsonMapper.builder().build();

    @Option(names = "--json", description = "print JSON")
    boolean json;

    private final PrintStream out = System.out;

    void line(String format, Object... values) {
        out.println(values.length == 0 ? format : format.formatted(values));
    }

    /** One value, on one line. */
    void json(Object value) {
        out.println(text(value));
    }

    /** To people alone, and not into what a program reads. */
    void note(String format, Object... values) {
        System.err.println(values.length == 0 ? format : format.formatted(values));
    }

    /** Nobody gets any more of it: the pipe is closed, or the disk full. */
    boolean isLost() {
        return out.checkError();
    }

    static String text(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Text from outside as a terminal can take it: nothing in it steers. */
    static String clean(String text) {
        return text == null ? "" : text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    }
}
