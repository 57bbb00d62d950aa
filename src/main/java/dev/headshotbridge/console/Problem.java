package dev.headshotbridge.console;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/** A refusal as problem+json (RFC 9457). */
final class Problem {

    static final MediaType TYPE = MediaType.APPLICATION_PROBLEM_JSON;

    private Problem() {}

    static String json(HttpStatus status, String detail) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("type", "about:blank")
                .put("title", status.getReasonPhrase())
                .put("status", status.value())
                .put("detail", detail)
                .toString();
    }

    static void answer(HttpServletResponse response, HttpStatus status, String detail) throws IOException {
        response.setStatus(status.value());
        response.setContentType(TYPE.toString());
        response.getOutputStream().write(json(status, detail).getBytes(StandardCharsets.UTF_8));
    }
}
