package dev.headshotbridge.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a page says of how its figures were measured. */
class BenchTest {

    @Test
    void namesWhatWasTakenFromTheEnvironment() {
        Map<String, String> environment = Map.of(
                "HOME", "/root",
                "BRIDGE_HEAP", "-Xmx1g -Xms1g",
                "BRIDGE_CONSOLE_PASSWORD", "hidden",
                "BENCH_JAVA_OPTS", "-XX:+UseG1GC");
        assertThat(Bench.command(environment, "--write", "handle"))
                .isEqualTo("BENCH_JAVA_OPTS=-XX:+UseG1GC BRIDGE_CONSOLE_PASSWORD=… BRIDGE_HEAP='-Xmx1g -Xms1g'"
                        + " bench/run --write handle");
    }
}
