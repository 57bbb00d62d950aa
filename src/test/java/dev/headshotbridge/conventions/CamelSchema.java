package dev.headshotbridge.conventions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.util.List;

/** The schema of Camel's YAML DSL, from the very version in use. */
final class CamelSchema {

    private static final JsonSchema SCHEMA = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V4)
            .getSchema(CamelSchema.class.getResourceAsStream("/schema/camelYamlDsl.json"));

    private CamelSchema() {}

    static List<String> problems(JsonNode routes) {
        return SCHEMA.validate(routes).stream().map(Object::toString).toList();
    }

    /** A Kamelet's template, a map of what a route file lists. */
    static JsonNode routesOf(JsonNode kamelet) {
        ArrayNode routes = JsonNodeFactory.instance.arrayNode();
        kamelet.path("spec")
                .path("template")
                .fields()
                .forEachRemaining(
                        part -> routes.add(JsonNodeFactory.instance.objectNode().set(part.getKey(), part.getValue())));
        return routes;
    }
}
