package dev.headshotbridge.command.signature;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What may be wrong where nothing that was tried has matched, the likeliest first. */
final class Guesses {

    private Guesses() {}

    static List<Finding> of(byte[] body, List<String> secrets, String timestamp) {
        List<Finding> guesses = new ArrayList<>();
        guesses.add(new Finding(
                "other-secret",
                "most likely another secret has signed: none of those that were tried has, in any way",
                "compare the secret with the one in HeadshotPro's organization settings; rotating it there ends the old"
                        + " one at once"));
        if (secrets.stream().anyMatch(secret -> !secret.matches("[0-9a-fA-F]{64}"))) {
            guesses.add(new Finding(
                    "secret-shape",
                    "a secret here is not 64 hex digits long, as HeadshotPro's are",
                    "look whether it was cut off, or is that of something else"));
        }
        JsonNode json = json(body);
        if (json == null) {
            guesses.add(new Finding(
                    "body-not-json",
                    body.length == 0 ? "the body is empty" : "the body is no JSON",
                    "give the request's body, whole and alone, without its headers"));
        } else if (!json.has("event")) {
            guesses.add(new Finding(
                    "body-incomplete", "the body has no event: it is a part, or another one", "give the whole body"));
        } else if (new String(body, UTF_8).strip().contains("\n")) {
            guesses.add(new Finding(
                    "body-changed",
                    "the body has line breaks: HeadshotPro sends it on one line, so something has written it anew, and"
                            + " maybe changed it",
                    "take the raw bytes of the request"));
        } else {
            guesses.add(new Finding(
                    "body-changed", "or a value in the body was changed", "take the raw bytes of the request"));
        }
        if (timestamp == null) {
            guesses.add(new Finding(
                    "timestamp-missing",
                    "or the request had an X-HeadshotPro-Timestamp, which is signed too",
                    "give it with --timestamp"));
        }
        return guesses;
    }

    private static JsonNode json(byte[] body) {
        try {
            JsonNode json = new ObjectMapper().readTree(body);
            return json.isMissingNode() ? null : json;
        } catch (IOException e) {
            return null;
        }
    }
}
