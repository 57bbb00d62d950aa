package dev.headshotbridge.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.headshotbridge.support.RunningBridge;
import dev.headshotbridge.support.Surroundings;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What an operator on call does, in a real browser: log in, find what is dead, read why, have it run again. */
class ConsoleStoryIT {

    @RegisterExtension
    @Order(0)
    static final Chromium CHROMIUM = new Chromium();

    @RegisterExtension
    @Order(1)
    static final Surroundings SURROUNDINGS = new Surroundings();

    @RegisterExtension
    @Order(2)
    static final RunningBridge BRIDGE = DeadDelivery.bridge(SURROUNDINGS);

    private static Operator operator() {
        return CHROMIUM.visit(BRIDGE.privatePort().number());
    }

    @Test
    void aDeadDeliveryIsFoundReadAndReplayed() {
        long delivery = DeadDelivery.of(BRIDGE, SURROUNDINGS, "story-1");
        DeadDelivery.send(BRIDGE, "model.created", "story-2", "onboarding");
        try (Operator operator = operator().open("").sees("Sign in to the console")) {
            operator.logIn("wrong").sees("Sign in to the console");
            assertThat(operator.page.getByRole(AriaRole.ALERT)).containsText("password is wrong");
            operator.logIn(Operator.PASSWORD).sees("Now");

            operator.link("Deliveries").click();
            operator.sees("Deliveries").link("Dead").click();
            operator.page.getByText("More filters").click();
            operator.page.getByLabel("Organization", exactly()).fill("story");
            operator.page.keyboard().press("Enter");
            Locator rows = operator.page.locator("tbody tr");
            assertThat(rows).hasCount(1);
            assertThat(rows).containsText("story-1");
            operator.page.locator("tbody .row-link").click();

            operator.sees("model.photos_ready");
            Locator why = operator.page.getByRole(AriaRole.REGION, named("It was given up"));
            assertThat(why).containsText("503");
            assertThat(why).containsText("What to do:");
            assertThat(operator.page.locator(".timeline")).containsText("Attempt 2");
            assertThat(operator.page.locator(".code")).containsText("Ada <b>Lovelace</b>");

            DeadDelivery.targetWorksAgain(SURROUNDINGS);
            operator.button("Replay…").click();
            Locator dialog = operator.page.getByRole(AriaRole.DIALOG);
            assertThat(dialog).containsText("Replay 1 delivery?");
            operator.screenshot("story-replay-dialog");
            operator.button("Replay 1 delivery").click();
            assertThat(dialog).containsText("is through");
            operator.button("Close").click();

            assertThat(operator.page.locator(".head .badge")).hasText("done");
            assertThat(operator.page.locator(".effects")).containsText("cloudevents-photo-sink");
            operator.screenshot("story-done");
            operator.assertNoComplaints();
        }
        assertThat(BRIDGE.inbox().of("story-1").get(0).id()).isEqualTo(delivery);
        assertThat(BRIDGE.inbox().of("story-1").get(0).state()).isEqualTo("done");
    }

    @Test
    void allThatMatchAreReplayedWithoutAMouse() {
        DeadDelivery.of(BRIDGE, SURROUNDINGS, "keys-found-1");
        DeadDelivery.of(BRIDGE, SURROUNDINGS, "keys-found-2");
        DeadDelivery.of(BRIDGE, SURROUNDINGS, "keys-other");
        DeadDelivery.targetWorksAgain(SURROUNDINGS);
        try (Operator operator = operator().open("#/deliveries?state=dead&organization=keys&text=found")) {
            // The password field is one step from the user name, which has the focus.
            operator.sees("Sign in to the console").page.keyboard().type(Operator.USERNAME);
            operator.page.keyboard().press("Tab");
            operator.page.keyboard().type(Operator.PASSWORD);
            operator.page.keyboard().press("Enter");

            operator.sees("Deliveries");
            assertThat(operator.page.locator("tbody tr")).hasCount(2);
            tabTo(operator, "Replay all that match…");
            operator.page.keyboard().press("Enter");
            Locator dialog = operator.page.getByRole(AriaRole.DIALOG);
            assertThat(dialog).containsText("Replay 2 deliveries?");
            // The button that does it has the focus by then.
            operator.page.keyboard().press("Enter");
            assertThat(dialog).containsText("is through");
            operator.page.keyboard().press("Escape");
            assertThat(dialog).hasCount(0);
            assertThat(operator.page.locator(".empty")).containsText("No delivery");
            operator.link("Replays").click();
            assertThat(operator.page.locator("tbody tr").first()).containsText("found");
            operator.page.locator("tbody .row-link").first().click();
            operator.link("See its deliveries").click();
            assertThat(operator.page.locator("tbody tr")).hasCount(2);
            assertThat(operator.page.locator(".head")).containsText("Replay all that match");
            operator.assertNoComplaints();
        }
    }

    @Test
    void whoseSessionEndedComesBackToTheSamePlace() {
        try (Operator operator = operator().open("").logIn(Operator.PASSWORD).sees("Now")) {
            operator.open("#/routes/receive-webhook").sees("receive-webhook");
            operator.logOutSilently();
            operator.sees("Sign in to the console");
            assertThat(operator.page.getByRole(AriaRole.ALERT)).containsText("session has ended");
            operator.logIn(Operator.PASSWORD).sees("receive-webhook");
        }
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private static Page.GetByLabelOptions exactly() {
        return new Page.GetByLabelOptions().setExact(true);
    }

    /** Presses Tab until what has this text has the focus, as it must within a page's length. */
    private static void tabTo(Operator operator, String text) {
        for (int i = 0; i < 60; i++) {
            operator.page.keyboard().press("Tab");
            if (text.equals(operator.page.evaluate("document.activeElement.textContent"))) {
                return;
            }
        }
        throw new AssertionError("The Tab key does not reach " + text);
    }
}
