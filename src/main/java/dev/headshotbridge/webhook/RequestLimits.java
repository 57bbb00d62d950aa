package dev.headshotbridge.webhook;

import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.apache.camel.Exchange;
import org.apache.camel.support.SynchronizationAdapter;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * How much the public port takes on at once. What is over a limit is answered 503, so that memory stays bounded: by
 * the connections, each with one small body at most, by the few large bodies, and by the webhooks worked on.
 */
@Component
class RequestLimits {

    /** Far over a real webhook, and little enough to wait for on each connection. */
    private static final long LARGE_BODY = 16 * 1024;

    private static final String ADMITTED = "admitted";
    private static final String LARGE = "large";

    private final Admission admission;
    private final Semaphore largeBodies;
    private final Connections connections;
    private final Slowness slowness = new Slowness(System::nanoTime);

    RequestLimits(
            @Value("${bridge.public.max-concurrent-requests}") int maxConcurrentRequests,
            @Value("${bridge.public.max-large-bodies}") int maxLargeBodies,
            @Value("${bridge.public.max-connections}") int maxConnections,
            @Value("${bridge.public.request-timeout}") Duration requestTimeout) {
        this.admission = new Admission(maxConcurrentRequests);
        this.largeBodies = new Semaphore(maxLargeBodies);
        this.connections = new Connections(maxConnections, requestTimeout);
    }

    Admission admission() {
        return admission;
    }

    Connections connections() {
        return connections;
    }

    Slowness slowness() {
        return slowness;
    }

    /** When the head has arrived. */
    void beforeBody(RoutingContext request) {
        admission.note(request);
        if (!connections.requestBegun(request) || isLarge(request) && !holdLargeBody(request)) {
            refuse(request);
        } else {
            request.next();
        }
    }

    /** When the body has arrived, so that a half-sent one holds no place. */
    void admit(RoutingContext request) {
        connections.requestArrived(request);
        if (admission.isClosedTo(request)) {
            request.fail(503);
        } else if (admission.tryEnter()) {
            request.put(ADMITTED, true);
            request.next();
        } else {
            refuse(request);
        }
    }

    /** The place is given back when the work is done, not when the caller hangs up. */
    void handling(RoutingContext request, Exchange exchange) {
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onDone(Exchange done) {
                admission.leave();
                if (request.get(LARGE) != null) {
                    largeBodies.release();
                }
            }
        });
    }

    private static void refuse(RoutingContext request) {
        request.put(ProblemResponses.OVERLOADED, true);
        request.fail(503);
    }

    /** Vert.x has checked that the length is a number. A chunked body has none. */
    private static boolean isLarge(RoutingContext request) {
        String length = request.request().getHeader("Content-Length");
        return length == null || Long.parseLong(length) > LARGE_BODY;
    }

    private boolean holdLargeBody(RoutingContext request) {
        if (!largeBodies.tryAcquire()) {
            return false;
        }
        request.put(LARGE, true);
        request.addEndHandler(ended -> {
            if (request.get(ADMITTED) == null) {
                largeBodies.release();
            }
        });
        return true;
    }
}
