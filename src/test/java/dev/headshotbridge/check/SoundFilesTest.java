package dev.headshotbridge.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.headshotbridge.support.Database;
import dev.headshotbridge.support.RunningBridge;
import java.io.IOException;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.camel.spi.Registry;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The files of {@code check/sound-files.yaml}: what Camel takes is no mistake. */
class SoundFilesTest {

    @RegisterExtension
    static final RunningBridge BRIDGE = RunningBridge.on(Database.H2);

    static Stream<Named<JsonNode>> cases() throws IOException {
        JsonNode cases = new YAMLMapper().readTree(SoundFilesTest.class.getResourceAsStream("/check/sound-files.yaml"));
        return StreamSupport.stream(cases.spliterator(), false)
                .map(sound -> Named.of(sound.path("case").asText(), sound));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void nothingIsFound(JsonNode sound) {
        Registry registry = BRIDGE.camel().getRegistry();
        Sources sources = registry.findSingleByType(RunningSources.class)
                .get()
                .with(sound.path("file").asText(), sound.path("text").asText());
        if (sound.has("route")) {
            sources = sources.with("routes/x.camel.yaml", sound.get("route").asText());
        }

        assertThat(registry.findSingleByType(ProjectCheck.class).check(sources)).isEmpty();
    }
}
