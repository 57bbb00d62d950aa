package dev.headshotbridge.scenarios;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;
import org.citrusframework.Citrus;
import org.citrusframework.CitrusContext;
import org.citrusframework.TestSource;
import org.citrusframework.annotations.CitrusAnnotations;
import org.citrusframework.common.TestLoader;
import org.citrusframework.context.TestContext;
import org.citrusframework.exceptions.TestCaseFailedException;
import org.citrusframework.http.client.HttpClientBuilder;
import org.citrusframework.yaml.YamlTestLoader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.logging.LoggingSystem;

/** Runs each scenario file as a test of its own, all against one bridge; {@code scenarios/README.md} tells the rest. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class Scenarios {

    private static final String OWN_DATABASE =
            "jdbc:h2:mem:own;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH";

    /** For each stub: after that long what the scenario has begun does not reach the next. */
    private static final Duration AFTER_A_FAILURE = Duration.ofSeconds(1);

    static {
        // Nothing is logged until the bridge sets the levels: Citrus and Jetty would fill the console.
        LoggingSystem.get(Scenarios.class.getClassLoader()).beforeInitialize();
    }

    // Citrus has one context in a JVM.
    private static final Citrus CITRUS = Citrus.newInstance();
    private static final StepListener STEPS = new StepListener();

    private final OutsideWorld world = new OutsideWorld();
    private BridgeUnderTest bridge;

    abstract String datasourceUrl() throws IOException;

    abstract void stopDatabase() throws IOException;

    @BeforeAll
    void start() throws IOException {
        CitrusContext citrus = CITRUS.getCitrusContext();
        citrus.addTestActionListener(STEPS);
        world.start(citrus);
        bridge = new BridgeUnderTest(datasourceUrl(), world, Map.of());
        bind(bridge);
    }

    private static void bind(BridgeUnderTest bridge) {
        CITRUS.getCitrusContext().bind("database", bridge.dataSource());
        CITRUS.getCitrusContext()
                .bind(
                        "bridge",
                        new HttpClientBuilder()
                                .requestUrl(bridge.url())
                                .interceptor(new WebhookSigner(BridgeUnderTest.SECRET))
                                .contentType("application/json")
                                .build());
    }

    @AfterAll
    void stop() throws IOException {
        if (bridge != null) {
            bridge.close();
        }
        world.close();
        stopDatabase();
    }

    @TestFactory
    Stream<DynamicTest> scenarios() throws IOException {
        String chosen = System.getProperty("scenarios", "**/*");
        return ScenarioFiles.matching(chosen).stream()
                .map(file -> DynamicTest.dynamicTest(ScenarioFiles.name(file), file, () -> run(file)));
    }

    private void run(URI file) {
        Map<String, String> own = ScenarioFiles.settingsBeside(file);
        if (own.isEmpty()) {
            run(file, bridge);
            return;
        }
        try (var ownBridge = new BridgeUnderTest(OWN_DATABASE, world, own)) {
            bind(ownBridge);
            run(file, ownBridge);
        } finally {
            bind(bridge);
        }
    }

    private void run(URI file, BridgeUnderTest bridge) {
        String name = ScenarioFiles.name(file);
        STEPS.reset();
        TestContext context = CITRUS.getCitrusContext().createTestContext();
        // Each scenario has a model of its own, named like its file.
        String model = name.replace('/', '.');
        context.setVariable("model", model);
        context.setVariable("uid", "uid-" + model);
        context.setVariable("title", "Zoë O'Hara");
        context.setVariable("newSecret", BridgeUnderTest.NEW_SECRET);
        context.setVariable("photosUrl", world.url("photos"));
        try {
            var loader = new YamlTestLoader(getClass(), name, "scenarios");
            loader.setSource(new TestSource(TestLoader.YAML, name, file.toString()));
            CitrusAnnotations.injectAll(loader, CITRUS, context);
            loader.load();
            bridge.awaitEnd();
        } catch (TestCaseFailedException | ConditionTimeoutException e) {
            String attempts = String.join("\n", bridge.attempts(model));
            bridge.abandonDeliveries();
            String rest = String.join("\n", world.refuseTheRest(context, AFTER_A_FAILURE));
            fail("%s%s%s: %s%nAttempts:%n%s%nNot received:%n%s"
                    .formatted(name, ScenarioFiles.SUFFIX, STEPS.step(), e.getMessage(), attempts, rest));
        }
        List<String> rest = world.refuseTheRest(context, Duration.ofMillis(1));
        if (!rest.isEmpty()) {
            fail(name + ScenarioFiles.SUFFIX + ": the bridge sent more than the scenario receives: " + rest);
        }
    }
}
