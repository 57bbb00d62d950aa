package dev.headshotbridge.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnreadableTest {

    private static final Problem MISSING = new Problem("x.camel.yaml", 1, "there is no sql/x.sql; write sql/y.sql");
    private static final Problem WRONG = new Problem("x.camel.yaml", 1, "log has no option x; write level");

    private final Unreadable unreadable = new Unreadable();

    @TempDir
    private Path folder;

    @Test
    void nobodyIsBlamedForNamingWhatAFolderHolds() throws IOException {
        Files.createSymbolicLink(folder.resolve("sql"), folder);

        read();

        assertThat(unreadable.problems()).hasSize(1);
        assertThat(unreadable.isCauseOf(MISSING)).isTrue();
        assertThat(unreadable.isCauseOf(WRONG)).isFalse();
        assertThat(unreadable.isNamedIn("x names a, but there is no " + folder + "/sql/a"))
                .isTrue();
    }

    @Test
    void ofAFileItIsKnownThatItIsThere() throws IOException {
        Files.createSymbolicLink(folder.resolve("x.sql"), Path.of("/proc/self/mem"));

        assertThat(read().texts()).containsEntry(folder + "/x.sql", "");
        assertThat(unreadable.isCauseOf(MISSING)).isFalse();
    }

    private Sources read() {
        return unreadable.read("file:" + folder + "/**/*.camel.yaml");
    }
}
