package dev.headshotbridge.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The archive of classes that makes starts faster. */
class ArchiveIT {

    private BridgeProcess bridge;

    @AfterEach
    void stop() throws InterruptedException {
        bridge.close();
    }

    @Test
    void isUsedAsLongAsItFits(@TempDir Path folder) throws Exception {
        bridge = new BridgeProcess(folder);
        assertThat(bridge.run("archive", "--json")).isZero();
        // And nothing of what Java says of it.
        assertThat(bridge.output()).containsExactly("{\"made\":true}");
        Path archive = bridge.home.resolve("app/java-" + Runtime.version().feature() + ".archive");
        archive.toFile().setWritable(true);

        assertThat(classesOfAStart()).containsPattern("DefaultCamelContext source: shared objects file");

        // One that does not fit is done without.
        Files.writeString(archive, "not an archive");
        assertThat(classesOfAStart()).doesNotContain("DefaultCamelContext source: shared objects file");
    }

    private String classesOfAStart() throws IOException, InterruptedException {
        Path log = bridge.home.resolve("classes.log");
        bridge.java("-Xlog:class+load:file=" + log);
        bridge.start();
        bridge.kill();
        return Files.readString(log);
    }
}
