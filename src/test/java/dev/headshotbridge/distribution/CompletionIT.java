package dev.headshotbridge.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.headshotbridge.distribution.CommandProcess.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the key Tab completes in a shell. */
class CompletionIT {

    private static final Path TYPE =
            Path.of("src/test/resources/completion/type.zsh").toAbsolutePath();
    private static CommandProcess commands;

    @BeforeAll
    static void copyDistribution(@TempDir Path folder) throws Exception {
        commands = new CommandProcess(new BridgeProcess(folder));
        // The same script for both shells: printing it takes longer than all completions.
        assertThat(commands.bash("\"$BRIDGE\" completion > completion").code()).isZero();
    }

    @Test
    void completesInBash() throws Exception {
        assertThat(completed("bridge", "")).contains("trigger", "tail", "connector", "completion");
        assertThat(completed("bridge", "tri")).containsExactly("trigger");
        assertThat(completed("bridge", "connector", "")).contains("add", "list", "test");
        assertThat(completed("bridge", "trigger", "--js")).containsExactly("--json");
        assertThat(completed("bridge", "trigger", "model.ph")).contains("model.photos_ready");
        assertThat(completed("bridge", "tail", "--state", "de")).containsExactly("dead");
    }

    @Test
    void oneScriptIsForBothShells() throws Exception {
        assertThat(commands.run("completion", "zsh").out())
                .isEqualTo(commands.run("completion", "bash").out())
                .contains("bashcompinit");
    }

    /** On its own terminal; where there is no zsh it is skipped, but never where BROWSER_TESTS=required, as in .ci/run. */
    @ParameterizedTest
    @CsvSource({
        "bridge tri, bridge trigger",
        "bridge connector ad, bridge connector add",
        "bridge trigger --js, bridge trigger --json",
        "bridge trigger model.ph, bridge trigger model.photos_ready",
        "bridge tail --state de, bridge tail --state dead"
    })
    void completesInZsh(String typed, String shown) throws Exception {
        assumeTrue(
                Files.isExecutable(Path.of("/usr/bin/zsh")) || "required".equals(System.getenv("BROWSER_TESTS")),
                "Completion in zsh is not tested: there is no zsh");
        Result result = commands.bash("timeout 60 zsh -f '" + TYPE + "' completion '" + typed + "' '" + shown + "'");
        assertThat(result.code()).as(result.err()).isZero();
    }

    private static Stream<String> completed(String... words) throws Exception {
        Result result = commands.bash("source ./completion && complete -p bridge > /dev/null && COMP_WORDS=("
                + String.join(
                        " ", Stream.of(words).map(word -> "'" + word + "'").toList()) + "); COMP_CWORD="
                + (words.length - 1)
                + "; _complete_bridge; printf '%s\\n' \"${COMPREPLY[@]}\"");
        assertThat(result.code()).as(result.err()).isZero();
        return result.out().lines().map(String::strip).filter(word -> !word.isEmpty());
    }
}
