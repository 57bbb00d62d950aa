package dev.headshotbridge.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** What a command says of an argument that it cannot read: what it takes, with an example. */
class WrongArgumentsTest {

    @ParameterizedTest
    @CsvSource({
        "replay, abc, write one such as 41",
        "replay, '', write one such as 41",
        "replay, 4.1, write one such as 41",
        "replay, 99999999999999999999, write one such as 41",
        "replay, --replay=-1, write one such as 41",
        "tail, --last=many, write one such as 41",
        "tail, --lines=-1, write one such as 41",
        "trigger, --count=3000000000, write one such as 41",
        "trigger, --repeat=x, write one such as 41",
        "trigger, --timeout=soon, 'write 500ms, 30s, 5m or 2h'",
        "tail, --for=-5s, 'write 500ms, 30s, 5m or 2h'",
        "tail, --interval=999999999999h, 'write 500ms, 30s, 5m or 2h'",
        "replay, --timeout=9999999999999999999d, 'write 500ms, 30s, 5m or 2h'",
        "replay, --state=gone, '[pending, processing, done, ignored, dead]'",
    })
    void saysWhatToWrite(String command, String argument, String hint) {
        StringWriter said = new StringWriter();
        CommandLine line = BridgeCommand.commandLine().setErr(new PrintWriter(said, true));
        assertThat(line.execute(command, argument)).isEqualTo(Exit.USAGE);
        assertThat(said.toString())
                .startsWith("bridge " + command + ": Invalid value for ")
                .contains(hint)
                .doesNotContain("Exception", "not a");
    }
}
