package dev.headshotbridge.webhook;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import org.apache.camel.CamelContext;
import org.apache.camel.component.platform.http.PlatformHttpConstants;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpRouter;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/**
 * platform-http on a server of its own. It listens once the routes run and closes before they stop, so that a
 * caller never meets a path that is not there yet. What Vert.x refuses by itself is problem+json like everything else.
 */
@Component
@ConditionalOnWebApplication
public class PublicPort implements CamelContextConfiguration, SmartLifecycle {

    private static final int DRAIN_SECONDS = 5;

    private final String host;
    private final int port;
    private final String webhookPath;
    private final DataSize maxBodySize;
    private final RequestLimits limits;
    private final MeterRegistry meters;

    private Vertx vertx;
    private Router router;
    private int actualPort;
    private volatile boolean stopping;

    public PublicPort(
            @Value("${bridge.public.host}") String host,
            @Value("${bridge.public.port}") int port,
            @Value("${headshotpro.webhook.path}") String webhookPath,
            @Value("${headshotpro.webhook.max-body-size}") DataSize maxBodySize,
            RequestLimits limits,
            MeterRegistry meters) {
        this.host = host;
        this.port = port;
        this.webhookPath = webhookPath;
        this.maxBodySize = maxBodySize;
        this.limits = limits;
        this.meters = meters;
    }

    @Override
    public void beforeApplicationStart(CamelContext camel) {
        // No files are served here, so that no folder for unpacked ones is needed either.
        FileSystemOptions noFiles =
                new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false);
        vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true).setFileSystemOptions(noFiles));
        router = Router.router(vertx);
        new ProblemResponses(webhookPath, new RejectionMetrics(meters)).addTo(router);
        router.route()
                .order(-1)
                .handler(new RequestFilter(webhookPath, maxBodySize.toBytes()))
                .handler(limits::beforeBody)
                .failureHandler(ProblemResponses::brokenOff);

        BodyHandler body = BodyHandler.create(false).setBodyLimit(maxBodySize.toBytes());
        String name = VertxPlatformHttpRouter.PLATFORM_HTTP_ROUTER_NAME_ZERO;
        camel.getRegistry().bind(name, new VertxPlatformHttpRouter(null, vertx, router, name) {
            @Override
            public Handler<RoutingContext> bodyHandler() {
                return body;
            }
        });
        LimitedEngine engine = new LimitedEngine(limits, new AnswerTime(meters));
        engine.setCamelContext(camel);
        camel.getRegistry().bind(PlatformHttpConstants.PLATFORM_HTTP_ENGINE_NAME, engine);
    }

    @Override
    public void afterApplicationStart(CamelContext camel) {
        // Camel would swallow what fails here.
    }

    @EventListener(ApplicationStartedEvent.class)
    void listen() {
        limits.connections().watch(vertx, meters);
        actualPort = PublicServers.listen(vertx, router, limits.connections(), host, port);
    }

    /** The port listened on; differs from the setting where that is 0. */
    public int actualPort() {
        return actualPort;
    }

    /** Lets nobody in, answering 503, and waits for those who are; whether they were done in time. */
    public boolean pause() {
        return limits.admission().close(DRAIN_SECONDS);
    }

    public void resume() {
        limits.admission().open();
    }

    @Override
    public void start() {
        // See listen().
    }

    @Override
    public void stop() {
        stopping = true;
        // A webhook cut off after that is simply sent again.
        limits.admission().close(DRAIN_SECONDS);
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Override
    public boolean isRunning() {
        return vertx != null && !stopping;
    }

    /** Stops first of all that does something, after {@link StopDelay}. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE - 1;
    }
}
