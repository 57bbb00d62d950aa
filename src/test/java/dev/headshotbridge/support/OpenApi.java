package dev.headshotbridge.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the document that other tools read says of an answer. */
public final class OpenApi {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNode DOCUMENT = read();

    private OpenApi() {}

    public static JsonNode document() {
        return DOCUMENT;
    }

    /** What the routes offer below /operations: {@code GET /operations/deliveries} and so on. */
    public static Set<String> served() {
        Pattern consumer = Pattern.compile("uri: servlet:(\\S+)\\s+parameters:\\s+httpMethodRestrict: ([A-Z]+)");
        try (Stream<Path> files = Files.walk(Path.of("routes"))) {
            return files.filter(file -> file.toString().endsWith(".camel.yaml"))
                    .flatMap(file -> consumer.matcher(text(file)).results())
                    .map(found -> found.group(2) + " /operations/" + found.group(1))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the answer has a status, type and shape that are documented, if its path and method are. */
    static void check(HttpResponse<String> answer) {
        JsonNode operation = DOCUMENT.path("paths")
                .path(answer.request().uri().getPath())
                .path(answer.request().method().toLowerCase(Locale.ROOT));
        if (operation.isMissingNode()) {
            return;
        }
        String status = Integer.toString(answer.statusCode());
        String place = answer.request().method() + " " + answer.request().uri() + ": " + status + " ";
        JsonNode response = resolved(operation.path("responses").path(status));
        assertThat(response.isMissingNode())
                .as(place + "is not in openapi.json")
                .isFalse();
        String type = answer.headers().firstValue("Content-Type").orElse("").replaceFirst(";.*", "");
        JsonNode content = response.path("content");
        JsonNode media = content.path(content.has(type) ? type : type.replaceFirst("/.*", "/*"));
        assertThat(media.isMissingNode()).as(place + "has the type " + type).isFalse();
        if (media.has("schema")) {
            assertThat(problems(media.path("schema"), answer.body())).as(place).isEmpty();
        }
    }

    private static Iterable<?> problems(JsonNode schema, String body) {
        // With what its references name.
        ObjectNode whole = JSON.createObjectNode().set("components", DOCUMENT.path("components"));
        whole.setAll((ObjectNode) schema);
        try {
            return JsonSchemaFactory.getInstance(VersionFlag.V202012)
                    .getSchema(whole)
                    .validate(
                            JSON.readTree(body), run -> run.getExecutionConfig().setFormatAssertionsEnabled(true));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? DOCUMENT.at(node.path("$ref").textValue().substring(1)) : node;
    }

    private static JsonNode read() {
        try {
            return JSON.readTree(text(Path.of("routes", "operations", "openapi.json")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
