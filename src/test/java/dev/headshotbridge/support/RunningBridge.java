package dev.headshotbridge.support;

import dev.headshotbridge.HeadshotBridge;
import dev.headshotbridge.inbox.ClaimsInHand;
import dev.headshotbridge.webhook.PublicPort;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The bridge as it ships, on free ports of 127.0.0.1 and a new database: a JUnit extension that starts it before a
 * class's tests and stops it after them. Unless told otherwise it only receives: deliveries stay pending until
 * {@link #handleDeliveries(Runnable)} lets them be handled.
 */
public final class RunningBridge implements BeforeAllCallback, AfterAllCallback {

    /** Two, as while a secret is being rotated. */
    public static final List<String> SECRETS = List.of(
            "5f2d0c4b8e7a41936d58f0b1c2a3e4d5f60718293a4b5c6d7e8f90a1b2c3d4e5",
            "0a1b2c3d4e5f60718293a4b5c6d7e8f95f2d0c4b8e7a41936d58f0b1c2a3e4d5");

    private static final String DISPATCHER = "dispatch-deliveries";
    private final Supplier<TestDatabase> databases;
    private final Map<String, Object> settings = new HashMap<>();
    private boolean handling;
    private TestDatabase database;
    private ConfigurableApplicationContext application;

    private RunningBridge(Supplier<TestDatabase> databases) {
        this.databases = databases;
        settings.put("bridge.public.host", "127.0.0.1");
        settings.put("bridge.public.stop-delay", "1ms");
        List.of("server.port", "bridge.public.port").forEach(port -> settings.put(port, 0));
        settings.put("bridge.dispatch.poll-interval", "50ms");
        settings.put("headshotpro.webhook.secrets", String.join(", ", SECRETS));
        List.of("root", "dev.headshotbridge").forEach(name -> settings.put("logging.level." + name, "off"));
    }

    public static RunningBridge on(Database database) {
        return new RunningBridge(database::create);
    }

    public static RunningBridge on(Supplier<TestDatabase> database) {
        return new RunningBridge(database);
    }

    public RunningBridge with(String key, Object value) {
        settings.put(key, value);
        return this;
    }

    public RunningBridge with(Map<String, Object> more) {
        settings.putAll(more);
        return this;
    }

    /** Deliveries are handled from the start. */
    public RunningBridge handling() {
        handling = true;
        return this;
    }

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        start();
    }

    @Override
    public void afterAll(ExtensionContext context) throws Exception {
        stop();
        database.server().close();
    }

    public void start() throws Exception {
        database = Objects.requireNonNullElseGet(database, databases);
        settings.putAll(database.settings());
        // As arguments, which win over application.yaml.
        application = new SpringApplicationBuilder(HeadshotBridge.class)
                .registerShutdownHook(false)
                .run(settings.entrySet().stream().map(setting -> "--" + setting).toArray(String[]::new));
        if (!handling) {
            stopRoute(DISPATCHER);
        }
    }

    public void stop() {
        application.close();
    }

    /** Requests to the public port, signed or not. */
    public WebhookSender sender() {
        return new WebhookSender(application.getBean(PublicPort.class).actualPort());
    }

    /** With the console's login, if there is one. */
    public PrivatePort privatePort() {
        return privatePortWithoutLogin().as("admin", (String) settings.get("bridge.console.password"));
    }

    public PrivatePort privatePortWithoutLogin() {
        return new PrivatePort(application.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
    }

    /** The inbox, looked at from outside the bridge. */
    public Inbox inbox() {
        return new Inbox(database.jdbc());
    }

    public CamelContext camel() {
        return application.getBean(CamelContext.class);
    }

    public void startRoute(String id) throws Exception {
        camel().getRouteController().startRoute(id);
    }

    public void stopRoute(String id) throws Exception {
        camel().getRouteController().stopRoute(id);
    }

    /** Lets deliveries be handled until the condition no longer throws, which is waited for, and what is in hand is done. */
    public void handleDeliveries(Runnable until) throws Exception {
        startHandling();
        try {
            Waiting.until(until);
        } finally {
            stopHandling();
        }
    }

    public void startHandling() throws Exception {
        startRoute(DISPATCHER);
    }

    /** What is in hand is done then, other tests' deliveries too. */
    public void stopHandling() throws Exception {
        stopRoute(DISPATCHER);
        var claims = application.getBean(ClaimsInHand.class);
        Waiting.until(() -> Assertions.assertThat(claims.ids()).isEmpty());
    }
}
