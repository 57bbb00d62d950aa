package dev.headshotbridge.command.signature;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What a body may have been when it was signed. */
final class BodyVariants {

    static final String RAW = "sign, and verify, the raw bytes of the request, before anything decodes them";
    private static final Finding NEWLINE = new Finding(
            "trailing-newline",
            "white space at the body's end does not belong to what was signed",
            "keep the body without a line break at its end: printf %s instead of echo, curl --data-binary @file");
    private static final Finding NO_NEWLINE = new Finding(
            "newline-lost",
            "the line break at the body's end was signed, and is gone",
            "keep the body byte for byte; curl -d @file and $(…) take line breaks away, --data-binary does not");
    private static final Finding CRLF = new Finding(
            "crlf",
            "line breaks were changed between LF and CRLF",
            "keep the file as it is: no text mode in FTP, git's autocrlf or an editor");

    private final ObjectMapper json = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .nodeFactory(JsonNodeFactory.withExactBigDecimals(true))
            .build();

    private final List<Variant> variants = new ArrayList<>();

    private BodyVariants() {}

    /** The body itself is the first. */
    static List<Variant> of(byte[] body) {
        BodyVariants all = new BodyVariants();
        for (Variant decoded : Decodings.of(body)) {
            all.addTexts(decoded);
        }
        all.variants.add(Variant.asIs(body)
                .with(
                        new byte[0],
                        new Finding("empty-body", "an empty body was signed", "read the body before it is consumed")));
        return all.variants;
    }

    private void addTexts(Variant given) {
        variants.add(given);
        String text = new String(given.bytes(), UTF_8);
        add(given, text.stripTrailing(), NEWLINE);
        add(given, text.strip(), NEWLINE);
        add(given, text + "\n", NO_NEWLINE);
        add(given, text + "\r\n", NO_NEWLINE);
        add(given, text.replace("\r\n", "\n"), CRLF);
        add(given, text.replace("\r\n", "\n").replace("\n", "\r\n"), CRLF);
        add(given, text.replace("\r\n", "\n").stripTrailing(), CRLF);
        JsonNode tree = tree(text);
        if (tree == null) {
            return;
        }
        for (JsonStyle style : JsonStyle.usual()) {
            String written = style.write(tree);
            Finding finding = new Finding(
                    "re-serialized",
                    "the body was written anew: the signature is that of the JSON as " + style.name() + " writes it",
                    RAW + "; JSON that was parsed and written again has other bytes");
            add(given, written, finding);
            add(given, written + "\n", finding);
            if (tree.has("object")) {
                add(
                        given,
                        style.write(tree.get("object")),
                        new Finding("part-of-body", "only the field object was signed", "sign the whole body"));
            }
        }
        if (tree.isTextual()) {
            add(given, tree.textValue(), new Finding("quoted-body", "the body is JSON inside a JSON string", RAW));
        }
    }

    private void add(Variant given, String text, Finding finding) {
        byte[] bytes = text.getBytes(UTF_8);
        if (!Arrays.equals(bytes, given.bytes())) {
            variants.add(given.with(bytes, finding));
        }
    }

    private JsonNode tree(String text) {
        try {
            JsonNode tree = json.readTree(text);
            return tree.isContainerNode() || tree.isTextual() ? tree : null;
        } catch (IOException e) {
            return null;
        }
    }
}
