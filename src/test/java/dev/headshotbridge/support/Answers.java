package dev.headshotbridge.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;

/** What the public port may answer. */
public final class Answers {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Answers() {}

    public static void assertStored(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("OK");
    }

    /** As problem+json (RFC 9457). Returns its detail. */
    public static String assertProblem(HttpResponse<String> answer, int status) {
        return assertProblem(
                answer.statusCode(), answer.headers().firstValue("Content-Type").orElse(""), answer.body(), status);
    }

    public static String assertProblem(RawConnection.Answer answer, int status) {
        return assertProblem(answer.status(), answer.headers().getOrDefault("Content-Type", ""), answer.body(), status);
    }

    private static String assertProblem(int given, String contentType, String body, int status) {
        assertThat(given).as(body).isEqualTo(status);
        assertThat(contentType).isEqualTo("application/problem+json");
        try {
            JsonNode problem = JSON.readTree(body);
            assertThat(problem.path("status").intValue()).isEqualTo(status);
            assertThat(problem.path("title").textValue()).isNotBlank();
            assertThat(problem.path("type").textValue()).isEqualTo("about:blank");
            assertThat(problem.path("detail").textValue()).isNotBlank();
            return problem.path("detail").textValue();
        } catch (JsonProcessingException e) {
            throw new AssertionError("Not JSON: " + body, e);
        }
    }
}
