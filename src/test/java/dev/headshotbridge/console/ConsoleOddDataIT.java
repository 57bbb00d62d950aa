package dev.headshotbridge.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.headshotbridge.support.RunningBridge;
import dev.headshotbridge.support.Surroundings;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Addresses that people wrote, and payloads that nobody expects. */
class ConsoleOddDataIT {

    @RegisterExtension
    @Order(0)
    static final Chromium CHROMIUM = new Chromium();

    @RegisterExtension
    @Order(1)
    static final Surroundings SURROUNDINGS = new Surroundings();

    @RegisterExtension
    @Order(2)
    static final RunningBridge BRIDGE = DeadDelivery.bridge(SURROUNDINGS);

    private Operator operator;

    @BeforeEach
    void logIn() {
        operator = CHROMIUM.visit(BRIDGE.privatePort().number());
        operator.open("").sees("Sign in to the console");
        operator.logIn(Operator.PASSWORD).sees("Now");
    }

    @AfterEach
    void leave() {
        operator.assertNoComplaints();
        operator.close();
    }

    @Test
    void aTimeThatIsNoneIsTold() {
        operator.open("#/deliveries").sees("Deliveries").waitUntilLoaded();
        operator.open("#/deliveries?from=yesterday");
        assertThat(operator.page.locator(".problem")).containsText("from is a time with its offset as ISO 8601 has it");
        assertThat(operator.page.locator(".chips")).containsText("yesterday");
    }

    @Test
    void anotherFilterChangesNoTime() {
        // The second of two hours that are called 02:30 there, and a millisecond that the field does not show.
        operator.open("#/deliveries?from=2026-10-25T01:30:00.001Z&to=2026-10-25T01:31:00Z")
                .waitUntilLoaded();
        operator.page.getByLabel("Organization").fill("acme");
        operator.button("Apply").click();
        assertThat(operator.page)
                .hasURL(Pattern.compile(
                        "from=2026-10-25T01%3A30%3A00.001Z&to=2026-10-25T01%3A31%3A00Z&organization=acme$"));
        operator.page.locator("#f-to").fill("2026-10-26T00:00:01");
        operator.button("Apply").click();
        assertThat(operator.page)
                .hasURL(Pattern.compile("from=2026-10-25T01%3A30%3A00.001Z&to=2026-10-25T23%3A00%3A01.000Z"));
    }

    @Test
    void aLargePayloadIsShownAsSentAndLeavesThePageUsable() {
        Locator payload = opened("large-1", "[" + "1,".repeat(200_000) + "1]").locator("pre");
        assertThat(payload).hasAttribute("aria-label", "The exact payload");
        assertThat(operator.page.locator("[data-key=payload]")).containsText("too many to lay out");
    }

    @Test
    void aDeepPayloadIsLaidOutInBounds() {
        Locator payload = opened("deep-1", "[".repeat(900) + "]".repeat(900)).locator("pre");
        assertThat(payload).hasAttribute("aria-label", "The payload, pretty");
        assertThat(payload).containsText(Pattern.compile("\n {80}\\["));
        assertThat(payload).not().containsText(Pattern.compile("\n {81}"));
    }

    @Test
    void aStatusMayBeCalledAsItLikes() {
        DeadDelivery.send(BRIDGE, "model.created", "odd-1", "constructor");
        operator.open("#/models?organization=odd").sees("Models");
        assertThat(operator.page.locator("td .badge")).hasText("constructor");
        operator.open("#/constructor").sees("Now");
    }

    @Test
    void aDeadDeliveryWhosePayloadIsErasedIsNotOfferedForAReplay() {
        BRIDGE.inbox()
                .jdbc()
                .update("INSERT INTO webhook_delivery (event, model_id, state, attempts, last_error)"
                        + " VALUES ('model.photos_ready', 'erased-1', 'dead', 8, 'to-target: HTTP 503')");
        long id = BRIDGE.inbox().of("erased-1").get(0).id();
        operator.open("#/deliveries/" + id).sees("model.photos_ready").waitUntilLoaded();
        assertThat(operator.page.locator(".advice")).containsText("It cannot be replayed");
        assertThat(operator.page.getByText("to-target: HTTP 503")).hasCount(1);
        assertThat(operator.page.locator(".timeline")).containsText("Given up");
        assertThat(operator.page.locator(".timeline")).not().containsText("somebody replays it");
        assertThat(operator.page.locator("[data-key=payload]")).containsText("The payload has been erased");
    }

    private Page opened(String model, String payload) {
        BRIDGE.inbox()
                .jdbc()
                .update(
                        "INSERT INTO webhook_delivery (event, model_id, state, payload)"
                                + " VALUES ('model.renamed', ?, 'done', ?)",
                        model,
                        payload);
        long id = BRIDGE.inbox().of(model).get(0).id();
        operator.open("#/deliveries/" + id).sees("model.renamed");
        return operator.page;
    }
}
