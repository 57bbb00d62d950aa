package dev.headshotbridge.webhook;

import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.provider.Arguments;

/** Webhooks that can be read, however odd what they say. */
final class OddObjects {

    private OddObjects() {}

    /** Fields of an object, odd but readable. */
    static Stream<Arguments> readable() {
        return Stream.of(
                fields("NUL in texts", "\"title\":\"a\\u0000b\",\"status\":\"\\u0000\",\"organization\":\"\\u0000\""),
                fields(
                        "lone surrogates",
                        "\"title\":\"\\ud800\",\"status\":\"x\\udc00\",\"organization\":\"\\udfff\\ud800\""),
                fields("line separators", "\"title\":\"a\u2028b\u2029c\u0085\",\"organization\":\"o\u2028\""),
                fields(
                        "emoji",
                        "\"title\":\"\uD83E\uDD26\uD83C\uDFFD\u200D\u2642\uFE0F\",\"status\":\"\uD83D\uDE00\",\"organization\":\"\uD83D\uDE00\""),
                fields("right to left", "\"title\":\"\u202E\u05D0\u05D1\",\"organization\":\"\u0627\u0644\""),
                fields("a title of 100 kB", "\"title\":\"" + "t".repeat(100_000) + "\""),
                fields("an organization of 100 kB", "\"organization\":\"" + "\uD83D\uDE00".repeat(25_000) + "\""),
                fields("a key of 10 kB", "\"" + "k".repeat(10_000) + "\":1"),
                fields("32 levels", "\"x\":" + "[".repeat(30) + "]".repeat(30)),
                fields("a number past any range", "\"x\":1e999999999,\"y\":-1e-999999999"),
                fields("a number of 1,000 digits", "\"x\":" + "9".repeat(1000)),
                fields("nulls", "\"title\":null,\"status\":null,\"organization\":null,\"uid\":null"),
                fields(
                        "other types",
                        "\"title\":7,\"uid\":[],\"trigger\":{},\"isDevelopment\":\"no\",\"createdAt\":1e9"),
                fields(
                        "objects and lists for texts",
                        "\"title\":[1],\"uid\":{\"$oid\":1},\"isDevelopment\":{},\"createdAt\":{\"$date\":1},\"finishedAt\":[]"),
                fields(
                        "longer than their columns",
                        "\"isDevelopment\":1e300,\"createdAt\":\"" + "1".repeat(65) + "\",\"finishedAt\":"
                                + "9".repeat(65)),
                fields(
                        "SQL and Simple",
                        "\"title\":\"'; DROP TABLE model; --\",\"status\":\"${exception}\",\"organization\":\"{{x}}\""));
    }

    static Stream<String> unknownEvents() {
        return Stream.of(
                "model.archived",
                "MODEL.CREATED",
                "model.created ",
                "e".repeat(128),
                "\\u0000",
                "\\ud800",
                "a\u2028b",
                "\uD83D\uDE00".repeat(64),
                "direct:model-deleted",
                "${body}",
                "'; DROP TABLE model; --",
                "a:b:c",
                "\\n");
    }

    private static Arguments fields(String name, String fields) {
        return Arguments.of(Named.of(name, fields));
    }
}
