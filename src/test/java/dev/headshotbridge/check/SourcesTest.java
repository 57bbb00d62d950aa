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
    void whatCannotBeReadIsNamed() throws IOException {
        Files.createSymbolicLink(folder.resolve("round"), folder);

        assertThatThrownBy(this::read)
                .hasMessageStartingWith(folder + "/round: cannot be read (FileSystemLoopException)");
    }

    private Sources read() {
        return Sources.read("file:" + folder + "/**/*.camel.yaml");
    }
}
