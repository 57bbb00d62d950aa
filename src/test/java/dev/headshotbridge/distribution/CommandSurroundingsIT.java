package dev.headshotbridge.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headshotbridge.distribution.CommandProcess.Result;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where cron, systemd and others start bin/bridge: with another locale or none, without standard input. */
class CommandSurroundingsIT {

    private static CommandProcess commands;

    @BeforeAll
    static void copyDistribution(@TempDir Path folder) throws Exception {
        commands = new CommandProcess(new BridgeProcess(folder));
    }

    @ParameterizedTest
    @ValueSource(strings = {"LC_ALL=C", "LC_ALL=POSIX", "LANG=C", "LC_ALL="})
    void takesTextAndFilesInAnyLocale(String locale) throws Exception {
        Result made = commands.bash(
                "export " + locale
                        + "; printf '{}' > 'é.json'; \"$BRIDGE\" trigger x --body @é.json --set 'object.title=Zoë 👩' --dry-run");
        assertThat(made.code()).as(made.err()).isZero();
        assertThat(made.out()).contains("\"title\":\"Zoë 👩\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ar-EG", "fa"})
    void writesNumbersThatProgramsRead(String language) throws Exception {
        String[] parts = language.split("-");
        Result verified = commands.bash("export JAVA_OPTS='-Duser.language=" + parts[0] + " -Duser.country="
                + parts[parts.length - 1].toUpperCase(Locale.ROOT)
                + "'; printf '{}' | \"$BRIDGE\" verify - --signature sha256=" + "0".repeat(64));
        assertThat(verified.out()).containsPattern("[0-9]+ combinations of body");
    }

    @Test
    void runsInAFolderOfAnyName() throws Exception {
        Result settings =
                commands.bash("export LC_ALL=C; mkdir 'a é' && cp -al \"$(dirname \"$BRIDGE\")/..\" 'a é/bridge'"
                        + " && 'a é/bridge/bin/bridge' --bridge.public.port=nonsense");
        assertThat(settings.err()).contains("headshot-bridge did not start", "bridge.public.port");
    }

    @Test
    void readsNothingWhereStandardInputIsClosed() throws Exception {
        Result closed = commands.bash("\"$BRIDGE\" sign - <&-");
        Result empty = commands.bash("\"$BRIDGE\" sign - < /dev/null");
        assertThat(closed.out()).isNotEmpty().isEqualTo(empty.out());
    }
}
