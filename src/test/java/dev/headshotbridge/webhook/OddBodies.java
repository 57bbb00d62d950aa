package dev.headshotbridge.webhook;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.provider.Arguments;

/** Bodies that HeadshotPro's signature fits and little else. */
final class OddBodies {

    private OddBodies() {}

    /** Text that is refused, with the beginning of the reason. */
    static Stream<Arguments> unreadable() {
        Map<String, String> broken = new LinkedHashMap<>();
        broken.put("nothing", "");
        broken.put("a blank", " ");
        broken.put("cut off", "{\"event\":\"model.created\"");
        broken.put("a word", "nope");
        broken.put("single quotes", "{'event':'x'}");
        broken.put("a comment", "/* x */ {}");
        broken.put("text after the object", valid("a1") + " x");
        broken.put("two objects", valid("a2") + valid("a2"));
        broken.put(
                "a key twice", "{\"event\":\"model.created\",\"event\":\"model.deleted\",\"object\":{\"_id\":\"a3\"}}");
        broken.put("an inner key twice", "{\"event\":\"x\",\"object\":{\"_id\":\"a4\",\"_id\":\"b4\"}}");
        broken.put("NaN", object("\"x\":NaN"));
        broken.put("a raw line break in text", object("\"title\":\"a\nb\""));
        broken.put("a byte order mark", "\uFEFF" + valid("a5"));
        broken.put("Simple's own marks", "{\"a\":\"),MD5 ${variable.event} ${exception} '\\\"\" ");
        Map<String, String> excessive = new LinkedHashMap<>();
        excessive.put("33 levels", object("\"x\":" + "[".repeat(31) + "]".repeat(31)));
        excessive.put("100,000 levels", "[".repeat(100_000));
        excessive.put("a number of 2,000 digits", object("\"x\":" + "9".repeat(2000)));
        excessive.put("a fraction of 2,000 digits", object("\"x\":0." + "9".repeat(2000)));
        Map<String, String> wrong = new LinkedHashMap<>();
        wrong.put("[]", "The body is not a JSON object");
        wrong.put("\"text\"", "The body is not a JSON object");
        wrong.put("17", "The body is not a JSON object");
        wrong.put("null", "The body is not a JSON object");
        wrong.put("{}", "event is");
        wrong.put("{\"event\":null,\"object\":{\"_id\":\"a\"}}", "event is");
        wrong.put("{\"event\":7,\"object\":{\"_id\":\"a\"}}", "event is");
        wrong.put("{\"event\":{\"a\":1},\"object\":{\"_id\":\"a\"}}", "event is");
        wrong.put("{\"event\":\"\",\"object\":{\"_id\":\"a\"}}", "event is");
        wrong.put("{\"event\":\"" + "e".repeat(129) + "\",\"object\":{\"_id\":\"a\"}}", "event is longer");
        wrong.put("{\"event\":\"x\"}", "object._id is missing");
        wrong.put("{\"event\":\"x\",\"object\":\"a\"}", "object._id is missing");
        wrong.put("{\"event\":\"x\",\"object\":[]}", "object._id is missing");
        wrong.put("{\"event\":\"x\",\"object\":{\"_id\":null}}", "object._id is missing");
        for (String id : new String[] {
            "7",
            "true",
            "{\"$oid\":\"a\"}",
            "[\"a\"]",
            "\"\"",
            "\"a b\"",
            "\"a/../b\"",
            "\"a?b\"",
            "\"a\\n\"",
            "\"é\"",
            "\"a\\u0000\"",
            "\"a'--\"",
            "\"" + "a".repeat(129) + "\""
        }) {
            wrong.put("{\"event\":\"x\",\"object\":{\"_id\":" + id + "}}", "object._id is not text");
            wrong.put("{\"id\":" + id + "," + valid("a6").substring(1), "id is not text");
        }
        wrong.put(object("\"status\":1"), "object.status is not text");
        wrong.put(object("\"status\":\"" + "s".repeat(65) + "\""), "object.status is longer");
        wrong.put(object("\"organization\":1"), "object.organization is not text");
        wrong.put(object("\"organization\":{\"_id\":\"o\"}"), "object.organization is not text");
        return Stream.of(
                        named(broken, "The body is not valid JSON at line "),
                        named(
                                excessive,
                                "The body is nested more than 32 levels deep, or has a number of more than 1000"),
                        wrong.entrySet().stream().map(body -> Arguments.of(body.getKey(), body.getValue())))
                .flatMap(bodies -> bodies);
    }

    private static Stream<Arguments> named(Map<String, String> bodies, String reason) {
        return bodies.entrySet().stream().map(body -> Arguments.of(Named.of(body.getKey(), body.getValue()), reason));
    }

    /** Bytes that are no text a column could hold. */
    static Stream<Arguments> noText() {
        return Stream.of(
                bytes("a lone continuation byte", new byte[] {'"', (byte) 0x80, '"'}),
                bytes("another one", new byte[] {'"', (byte) 0x81, '"'}),
                bytes("an overlong slash", new byte[] {'"', (byte) 0xC0, (byte) 0xAF, '"'}),
                bytes("a surrogate in UTF-8", new byte[] {'"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"'}),
                bytes("Latin-1", "{\"title\":\"\u00e9\"}".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1)),
                bytes("a raw NUL", "{\"title\":\"\0\"}".getBytes(UTF_8)),
                bytes("UTF-16", valid("a7").getBytes(UTF_16LE)));
    }

    private static Arguments bytes(String name, byte[] body) {
        return Arguments.of(Named.of(name, body));
    }

    private static String valid(String id) {
        return "{\"event\":\"model.created\",\"object\":{\"_id\":\"" + id + "\"}}";
    }

    private static String object(String field) {
        return "{\"event\":\"model.created\",\"object\":{\"_id\":\"a\"," + field + "}}";
    }
}
