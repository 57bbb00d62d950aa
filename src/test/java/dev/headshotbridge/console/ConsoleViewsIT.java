package dev.headshotbridge.console;

import com.microsoft.playwright.options.ColorScheme;
import dev.headshotbridge.support.RunningBridge;
import dev.headshotbridge.support.Surroundings;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each view on a desk and on a phone, by day and by night. The screenshots are in target/screenshots. */
class ConsoleViewsIT {

    private static final int DESK = 1280;
    private static final int PHONE = 360;

    @RegisterExtension
    @Order(0)
    static final Chromium CHROMIUM = new Chromium();

    @RegisterExtension
    @Order(1)
    static final Surroundings SURROUNDINGS = new Surroundings();

    @RegisterExtension
    @Order(2)
    static final RunningBridge BRIDGE = DeadDelivery.bridge(SURROUNDINGS);

    private static long dead;

    @BeforeAll
    static void somethingToSee() {
        dead = DeadDelivery.of(
                BRIDGE, SURROUNDINGS, "a-model-with-a-rather-long-id-of-64-characters-0123456789abcdef-01");
        DeadDelivery.targetWorksAgain(SURROUNDINGS);
        DeadDelivery.send(BRIDGE, "model.created", "views-1", "onboarding");
        DeadDelivery.send(BRIDGE, "model.photos_ready", "views-1", "active");
        DeadDelivery.send(BRIDGE, "model.created", "views-2", "waiting");
    }

    private static Map<String, String> views() {
        return Map.ofEntries(
                Map.entry("now", "Now"),
                Map.entry("deliveries", "Deliveries"),
                Map.entry("deliveries?state=dead&organization=a&from=2026-01-01T00:00:00Z", "Deliveries"),
                Map.entry("deliveries?event=model.renamed", "Deliveries"),
                Map.entry("deliveries/" + dead, "model.photos_ready"),
                Map.entry("deliveries/987654", "Delivery 987654"),
                Map.entry("models", "Models"),
                Map.entry("models?status=onboarding", "Models"),
                Map.entry("models/views-1", "Ada"),
                Map.entry("routes", "Routes"),
                Map.entry("routes/receive-webhook", "receive-webhook"),
                Map.entry("routes/route-event", "route-event"),
                Map.entry("replays", "Replays"));
    }

    static Stream<Arguments> looks() {
        return Stream.of(ColorScheme.LIGHT, ColorScheme.DARK)
                .flatMap(scheme -> Stream.of(DESK, PHONE).map(width -> Arguments.of(width, scheme)));
    }

    @ParameterizedTest
    @MethodSource("looks")
    void everyViewFitsIsAccessibleAndAsksNobodyElse(int width, ColorScheme scheme) {
        String look = "-" + width + "-" + scheme.name().toLowerCase(Locale.ROOT);
        try (Operator operator = CHROMIUM.visit(BRIDGE.privatePort().number(), width, scheme)) {
            operator.open("").sees("Sign in to the console");
            check(operator, "login" + look);
            operator.logIn(Operator.PASSWORD).sees("Now");
            views().forEach((place, heading) -> {
                operator.open("#/" + place).sees(heading).waitUntilLoaded();
                check(operator, place.replaceAll("[^a-z0-9]+", "-") + look);
            });
        }
    }

    private static void check(Operator operator, String name) {
        operator.screenshot(name);
        operator.assertNoSidewaysScrolling();
        operator.assertAccessible();
        operator.assertNoComplaints();
    }
}
