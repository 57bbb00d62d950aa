package dev.headshotbridge.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion.VersionFlag;
import dev.headshotbridge.support.Database;
import dev.headshotbridge.support.OpenApi;
import dev.headshotbridge.support.RunningBridge;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The document of /operations; {@link OpenApi} compares it with each answer that a test gets. */
class OpenApiTest {

    @RegisterExtension
    static final RunningBridge BRIDGE = RunningBridge.on(Database.H2);

    @Test
    void itIsServedAsItStands() throws Exception {
        var answer = BRIDGE.privatePort().get("/operations/openapi.json");
        assertThat(new ObjectMapper().readTree(answer.body())).isEqualTo(OpenApi.document());
        assertThat(OpenApi.document().path("openapi").textValue()).startsWith("3.1.");
    }

    @Test
    void everyOperationIsInIt() {
        assertThat(documented()).containsAll(OpenApi.served()).hasSizeGreaterThan(6);
    }

    @Test
    void operationsAreCalledAsTheirRoutes() {
        for (JsonNode path : OpenApi.document().path("paths")) {
            for (JsonNode operation : path) {
                assertThat(operation.path("operationId").textValue()).matches("[a-z]+(-[a-z]+)+");
                assertThat(operation.path("summary").textValue()).isNotBlank();
            }
        }
    }

    @Test
    void itsSchemasAreSchemas() {
        var metaSchema = JsonSchemaFactory.getInstance(VersionFlag.V202012)
                .getSchema(SchemaLocation.of(VersionFlag.V202012.getId()));
        OpenApi.document().path("components").path("schemas").fields().forEachRemaining(schema -> assertThat(
                        metaSchema.validate(schema.getValue()))
                .as(schema.getKey())
                .isEmpty());
    }

    private static Set<String> documented() {
        Set<String> documented = new HashSet<>();
        OpenApi.document().path("paths").fields().forEachRemaining(path -> path.getValue()
                .fieldNames()
                .forEachRemaining(method -> documented.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
        return documented;
    }
}
