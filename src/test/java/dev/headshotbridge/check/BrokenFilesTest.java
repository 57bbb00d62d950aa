package dev.headshotbridge.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.headshotbridge.support.Database;
import dev.headshotbridge.support.RunningBridge;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The mistakes of {@code check/broken-files.yaml}, each found in its line. */
class BrokenFilesTest {

    private static final String ROUTE = """
            - route:
                id: x
                description: tried out
                from:
                  uri: timer:x
                  steps:
            """;

    @RegisterExtension
    static final RunningBridge BRIDGE = RunningBridge.on(Database.H2);

    static Stream<Named<JsonNode>> cases() throws IOException {
        JsonNode cases =
                new YAMLMapper().readTree(BrokenFilesTest.class.getResourceAsStream("/check/broken-files.yaml"));
        return StreamSupport.stream(cases.spliterator(), false)
                .map(broken -> Named.of(broken.path("case").asText(), broken));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void eachMistakeIsNamedWithItsLine(JsonNode broken) {
        List<String> expected = StreamSupport.stream(broken.path("problems").spliterator(), false)
                .map(JsonNode::asText)
                .toList();

        assertThat(check(broken(broken))).isNotEmpty().containsExactlyElementsOf(expected);
    }

    @Test
    void theProjectItselfHasNone() {
        assertThat(check(running())).isEmpty();
    }

    private static Sources broken(JsonNode broken) {
        if (broken.has("steps")) {
            return running()
                    .with(
                            "routes/x.camel.yaml",
                            ROUTE + broken.get("steps").asText().indent(8));
        }
        String file = broken.path("file").asText();
        if (broken.has("replace")) {
            String text = running().texts().get(file);
            String part = broken.get("replace").asText();
            assertThat(text).contains(part);
            return running().with(file, text.replace(part, broken.get("with").asText()));
        }
        return running()
                .with(
                        file,
                        broken.path("gone").asBoolean()
                                ? null
                                : broken.path("text").asText());
    }

    private static Sources running() {
        return part(RunningSources.class).get();
    }

    private static List<String> check(Sources sources) {
        return part(ProjectCheck.class).check(sources).stream()
                .map(Problem::toString)
                .toList();
    }

    private static <T> T part(Class<T> type) {
        return BRIDGE.camel().getRegistry().findSingleByType(type);
    }
}
