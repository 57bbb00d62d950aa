package dev.headshotbridge.webhook;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.util.regex.Pattern;

/** Refuses, before the body has arrived, what its head alone rules out. */
class RequestFilter implements Handler<RoutingContext> {

    private static final Pattern JSON =
            Pattern.compile("application/([a-z0-9.+_-]+\\+)?json\\s*(;.*)?", Pattern.CASE_INSENSITIVE);

    private final String webhookPath;
    private final long maxBodySize;

    RequestFilter(String webhookPath, long maxBodySize) {
        this.webhookPath = webhookPath;
        this.maxBodySize = maxBodySize;
    }

    @Override
    public void handle(RoutingContext request) {
        // As it was written: Vert.x would also find the route by other spellings, as with a slash at the end.
        if (!webhookPath.equals(request.request().path())) {
            request.fail(404);
        } else if (request.request().method() != HttpMethod.POST) {
            request.fail(405);
        } else if (!isPlainJson(request)) {
            request.fail(415);
        } else if (declaredLength(request) > maxBodySize) {
            request.fail(413);
        } else {
            // Camel makes headers of query parameters. A webhook has none, and a header must not be doubled by one.
            request.queryParams().clear();
            request.request().params().clear();
            request.next();
        }
    }

    private static boolean isPlainJson(RoutingContext request) {
        String type = request.request().getHeader("Content-Type");
        String encoding = request.request().getHeader("Content-Encoding");
        return type != null
                && (type.equals("application/json")
                        || JSON.matcher(type.strip()).matches())
                && (encoding == null || encoding.equalsIgnoreCase("identity"));
    }

    /** Vert.x has checked that it is a number; none for a chunked body, which is measured while it arrives. */
    private static long declaredLength(RoutingContext request) {
        String length = request.request().getHeader("Content-Length");
        return length == null ? 0 : Long.parseLong(length);
    }
}
