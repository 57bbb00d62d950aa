package dev.headshotbridge.console;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import dev.headshotbridge.support.RunningBridge;
import dev.headshotbridge.support.Surroundings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The dialog that asks before a replay, for who leaves it. */
class ConsoleDialogIT {

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
    private Locator dialog;

    @BeforeEach
    void logIn() {
        operator = CHROMIUM.visit(BRIDGE.privatePort().number());
        operator.open("").logIn(Operator.PASSWORD).sees("Now");
        dialog = operator.page.getByRole(AriaRole.DIALOG);
    }

    @AfterEach
    void leave() {
        operator.assertNoComplaints();
        operator.close();
    }

    @Test
    void backLeavesItsPageAndReplaysNothing() {
        long delivery = DeadDelivery.of(BRIDGE, SURROUNDINGS, "dialog-back");
        operator.open("#/deliveries").sees("Deliveries").waitUntilLoaded();
        open(delivery);
        operator.page.goBack();
        operator.sees("Deliveries");
        assertThat(dialog).hasCount(0);
        assertThat(operator.page.locator("h1")).isFocused();
        assertThat(BRIDGE.inbox().of("dialog-back").get(0).state()).isEqualTo("dead");
    }

    @Test
    void theFocusComesBackToWhatOpenedIt() {
        long delivery = DeadDelivery.of(BRIDGE, SURROUNDINGS, "dialog-cancel");
        open(delivery);
        operator.page.keyboard().press("Escape");
        assertThat(dialog).hasCount(0);
        assertThat(operator.button("Replay…")).isFocused();
    }

    @Test
    void theFocusStaysInItAndGoesToTheHeadingWhenItsButtonIsGone() {
        long delivery = DeadDelivery.of(BRIDGE, SURROUNDINGS, "dialog-runs");
        // The delivery runs for as long as this test.
        SURROUNDINGS.events(aResponse().withStatus(202).withFixedDelay(60_000));
        open(delivery);
        operator.page.keyboard().press("Enter");
        assertThat(dialog).containsText("runs");
        assertThat(operator.button("Close")).isFocused();
        assertThat(operator.page.locator(".head .hint")).hasText("Open: it runs anyway");
        operator.page.keyboard().press("Enter");
        assertThat(dialog).hasCount(0);
        assertThat(operator.page.locator("h1")).isFocused();
        DeadDelivery.targetWorksAgain(SURROUNDINGS);
    }

    private void open(long delivery) {
        operator.open("#/deliveries/" + delivery).sees("model.photos_ready");
        operator.button("Replay…").focus();
        operator.page.keyboard().press("Enter");
        assertThat(dialog).containsText("Replay 1 delivery?");
    }
}
