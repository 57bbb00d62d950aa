package dev.headshotbridge.webhook;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Answers in problem+json (RFC 9457) what Vert.x refuses before or beside the route {@code receive-webhook}. What that
 * route refuses stands in {@code routes/errors/receiving.camel.yaml}.
 */
class ProblemResponses {

    /** Marks a request that is refused because there are too many. */
    static final String OVERLOADED = "overloaded";

    private record Problem(String title, String reason, String detail) {}

    private static final int UNAVAILABLE = 503;

    private static final Map<Integer, Problem> PROBLEMS = Map.of(
            400,
            new Problem("Bad Request", "bad-request", "The request line or a header cannot be read"),
            404,
            new Problem("Not Found", "not-found", "Only the webhook path is served here"),
            405,
            new Problem("Method Not Allowed", "method-not-allowed", "Webhooks are sent by POST"),
            408,
            new Problem("Request Timeout", "request-timeout", "The request did not arrive in time"),
            413,
            new Problem("Content Too Large", "content-too-large", "The body is over the limit"),
            415,
            new Problem(
                    "Unsupported Media Type",
                    "unsupported-media-type",
                    "Send application/json without a content encoding"),
            UNAVAILABLE,
            new Problem("Service Unavailable", "unavailable", "Not ready; send it again later"));

    private final String webhookPath;
    private final RejectionMetrics rejections;

    ProblemResponses(String webhookPath, RejectionMetrics rejections) {
        this.webhookPath = webhookPath;
        this.rejections = rejections;
    }

    static Stream<String> reasons() {
        return PROBLEMS.values().stream().map(Problem::reason);
    }

    void addTo(Router router) {
        PROBLEMS.keySet().forEach(status -> router.errorHandler(status, request -> answer(request, status)));
        // Whatever failed in the server itself may go well the next time.
        router.errorHandler(500, request -> answer(request, UNAVAILABLE));
    }

    /** Ends what a sender has broken off: Vert.x, which closes its connection, would log an error of the server. */
    static void brokenOff(RoutingContext request) {
        if (request.failure() == null || request.request().isEnded()) {
            request.next();
        }
    }

    private void answer(RoutingContext request, int given) {
        if (request.response().ended() || request.response().closed()) {
            return;
        }
        int status = status(request, given);
        Problem problem = PROBLEMS.get(status);
        rejections.count(request.get(OVERLOADED) == null ? problem.reason() : OVERLOADED);
        var response = request.response().setStatusCode(status).putHeader("Content-Type", "application/problem+json");
        switch (status) {
            case 405 -> response.putHeader("Allow", "POST");
            // The rest of the body is not worth reading.
            case 408, 413 -> response.putHeader("Connection", "close");
            case UNAVAILABLE -> response.putHeader("Retry-After", "30");
            default -> {}
        }
        response.end(new JsonObject()
                .put("type", "about:blank")
                .put("title", problem.title())
                .put("status", status)
                .put("detail", problem.detail())
                .encode());
    }

    private int status(RoutingContext request, int given) {
        // The path is there; only its route is not running, as during a reload.
        boolean notRunning =
                given == 404 && webhookPath.equals(request.request().path());
        return notRunning ? UNAVAILABLE : given;
    }
}
