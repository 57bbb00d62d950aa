package dev.headshotbridge.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headshotbridge.distribution.CommandProcess.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the commands do where no bridge runs. */
class CommandLineIT {

    private static CommandProcess commands;

    @BeforeAll
    static void copyDistribution(@TempDir Path folder) throws Exception {
        commands = new CommandProcess(new BridgeProcess(folder));
    }

    static Stream<String> all() {
        return Stream.of(
                "run",
                "check",
                "health",
                "trigger",
                "sign",
                "verify",
                "tail",
                "replay",
                "connector add",
                "connector list",
                "connector test",
                "archive",
                "move-database",
                "completion");
    }

    @ParameterizedTest
    @MethodSource("all")
    void eachCommandHasExamplesAndExitCodes(String command) throws Exception {
        Result help = commands.run((command + " --help").split(" "));
        assertThat(help.code()).isZero();
        assertThat(help.out())
                .startsWith("Usage: bridge " + command)
                .contains("Exit codes:", "  bin/bridge " + command);
        // docs/commands.md has them too.
        assertThat(Files.readString(Path.of("docs/commands.md"))).contains("bin/bridge " + command);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "trgger",
                "connector",
                "trigger --foo",
                "trigger",
                "trigger a b",
                "trigger x --count 0",
                "trigger x --timeout long",
                "trigger x --timeout 0s",
                "trigger x --timestamp yesterday",
                "trigger x --url nowhere",
                "trigger x --url http://127.0.0.1:65536/",
                "trigger x --body @missing",
                "trigger x --body [1] --id 7",
                "sign missing",
                "sign",
                "verify missing",
                "replay one",
                "replay 1 --model m",
                "tail --state gone",
                "tail --bridge nowhere",
                "tail -n -1",
                "tail -n 1001",
                "completion fish",
                "connector add Bad_Name",
                "connector test nosuch",
                "check --x"
            })
    void wrongUseIsTwo(String command) throws Exception {
        Result wrong = commands.run(command.split(" "));
        assertThat(wrong.code()).as(wrong.err()).isEqualTo(2);
        assertThat(wrong.err()).startsWith("bridge").doesNotContain("Exception", "unexpected");
        assertThat(wrong.out()).isEmpty();
    }

    @Test
    void aConnectorThatIsNotThereIsTheCallersMistake() throws Exception {
        assertThat(commands.run("connector", "test", "nosuch").err())
                .startsWith(
                        "bridge connector test: there is no connector nosuch; write one of cloudevents-photo-sink, ");
    }

    @Test
    void aPathOfTheShellsOwnLeadsNowhere() throws Exception {
        Path elsewhere = Files.createDirectories(commands.folder.resolve("elsewhere/bin"));
        Result listed = commands.bash("export CDPATH=" + elsewhere.getParent()
                + "; cd \"$(dirname \"$BRIDGE\")/..\" > /dev/null" + " && bin/bridge connector list --json");
        assertThat(listed.code()).as(listed.err()).isZero();
        assertThat(listed.json()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"trigger model.created", "tail", "replay 1"})
    void whatCannotBeReachedIsThree(String command) throws Exception {
        Result alone = commands.run(command.split(" "));
        assertThat(alone.code()).isEqualTo(3);
        assertThat(alone.err()).contains("cannot be reached: the connection is refused");
        Result nowhere = commands.run("trigger", "model.created", "--url", "http://no-such-host.invalid/");
        assertThat(nowhere.code()).isEqualTo(3);
    }
}
