package dev.headshotbridge.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import dev.headshotbridge.support.RunningBridge;
import dev.headshotbridge.support.Surroundings;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Searches that need more than one question, as on an inbox of many thousands; its answers are made up. */
class ConsoleSearchIT {

    private static final int DESK = 1280;
    private static final String FOUND =
            "[{\"id\":7,\"event\":\"model.renamed\",\"model_id\":\"m-7\",\"state\":\"done\","
                    + "\"attempts\":1,\"received_at\":\"2026-01-01T00:00:00.000Z\"}]";

    @RegisterExtension
    @Order(0)
    static final Chromium CHROMIUM = new Chromium();

    @RegisterExtension
    @Order(1)
    static final Surroundings SURROUNDINGS = new Surroundings();

    @RegisterExtension
    @Order(2)
    static final RunningBridge BRIDGE = DeadDelivery.bridge(SURROUNDINGS);

    @Test
    void whatIsFoundFarBackStays() {
        try (Operator operator = operator()) {
            operator.page.route("**/operations/deliveries?*", ConsoleSearchIT::answer);
            operator.open("#/deliveries?text=needle");
            assertThat(operator.link("model.renamed delivery 7")).isVisible();
            asksAgain(operator.page);
            assertThat(operator.link("model.renamed delivery 7")).isVisible();
        }
    }

    @Test
    void aSearchForModelsGoesOn() {
        try (Operator operator = operator()) {
            operator.page.route("**/operations/models?*", ConsoleSearchIT::answer);
            operator.open("#/models?text=needle");
            assertThat(operator.link("Go on searching")).hasAttribute("href", "#/models?text=needle&before=100");
        }
    }

    @Test
    void whatIsTypedStaysUntilItIsApplied() {
        try (Operator operator = operator()) {
            operator.open("#/deliveries").sees("Deliveries").waitUntilLoaded();
            operator.page.getByText("More filters").click();
            operator.page.getByLabel("Organization").fill("acme");
            operator.page.getByLabel("Model").fill("m77");
            asksAgain(operator.page);
            assertThat(operator.page.getByLabel("Organization")).hasValue("acme");
            operator.button("Apply").click();
            assertThat(operator.page)
                    .hasURL(operator.page.url().replaceAll("#.*", "#/deliveries?model=m77&organization=acme"));
        }
    }

    /** Nothing in the first rows that are looked through, something further back. */
    private static void answer(Route route) {
        boolean further = route.request().url().contains("before=100");
        route.fulfill(new Route.FulfillOptions()
                .setStatus(200)
                .setContentType("application/json")
                .setHeaders(further ? Map.of() : Map.of("Link", "<?text=needle&before=100>; rel=\"next\""))
                .setBody(further ? FOUND : "[]"));
    }

    /** As the page does by itself, twice, so that what came of the first is there. */
    private static void asksAgain(Page page) {
        for (int i = 0; i < 2; i++) {
            page.waitForResponse(response -> response.url().contains("/operations/deliveries"), () -> {});
        }
    }

    private static Operator operator() {
        Operator operator = CHROMIUM.visit(BRIDGE.privatePort().number(), DESK, ColorScheme.LIGHT);
        operator.open("").sees("Sign in to the console");
        operator.logIn(Operator.PASSWORD).sees("Now");
        return operator;
    }
}
