package dev.headshotbridge.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourcesTest {

    @TempDir
    private Path folder;

    /** As Kubernetes mounts a ConfigMap. */
    @Test
    void aFileOfAMountIsReadOnce() throws IOException {
        Path version = Files.createDirectory(folder.resolve("..2026_11_29"));
        Files.writeString(version.resolve("x.camel.yaml"), "- route:\n");
        Files.createSymbolicLink(folder.resolve("..data"), version.getFileName());
        Files.createSymbolicLink(folder.resolve("x.camel.yaml"), Path.of("..data", "x.camel.yaml"));

        assertThat(read().texts()).containsOnlyKeys(folder + "/x.camel.yaml");
    }

    @Test
    void allThatCannotBeReadIsNamed() throws IOException {
        Files.createSymbolicLink(folder.resolve("circle"), folder);
        Files.createSymbolicLink(folder.resolve("round"), folder);
        Files.createSymbolicLink(folder.resolve("x.camel.yaml"), Path.of("/proc/self/mem"));

        assertThatThrownBy(this::read)
                .hasMessageContainingAll(
                        folder + "/circle: cannot be read (FileSystemLoopException)",
                        folder + "/round: cannot be read (FileSystemLoopException)",
                        folder + "/x.camel.yaml: cannot be read (IOException); let the bridge's user read it");
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheText() throws IOException {
        Files.writeString(folder.resolve("x.sql"), "\uFEFFSELECT '\uFEFF'");

        assertThat(read().texts()).containsEntry(folder + "/x.sql", "SELECT '\uFEFF'");
    }

    private Sources read() {
        return Sources.read("file:" + folder + "/**/*.camel.yaml");
    }
}
