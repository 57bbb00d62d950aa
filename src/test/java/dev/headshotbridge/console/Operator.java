package dev.headshotbridge.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** An operator at the console, and what the browser had to complain of. */
final class Operator implements AutoCloseable {

    static final String USERNAME = "admin";
    static final String PASSWORD = "correct horse battery staple";
    private static final int PATIENCE = 20_000;
    private static final Path SCREENSHOTS = Path.of("target/screenshots");

    final Page page;
    private final BrowserContext context;
    private final String home;
    private final List<String> complaints = new ArrayList<>();

    Operator(BrowserContext context, String home) {
        this.context = context;
        this.home = home;
        context.setDefaultTimeout(PATIENCE);
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
        page = context.newPage();
        page.onPageError(error -> complaints.add("error: " + error));
        page.onConsoleMessage(message -> {
            // An answer like 401 is one as well; that the page says so is tested where it matters.
            if (message.type().equals("error") && !message.text().startsWith("Failed to load resource")) {
                complaints.add("console: " + message.text());
            }
        });
        page.onRequest(request -> {
            if (!request.url().startsWith(home) && !request.url().startsWith("data:")) {
                complaints.add("request to " + request.url());
            }
        });
    }

    Operator open(String place) {
        page.navigate(home + "/console/" + place);
        return this;
    }

    Operator logIn(String password) {
        page.getByLabel("User name").fill(USERNAME);
        page.getByLabel("Password").fill(password);
        button("Sign in").click();
        return this;
    }

    Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    Locator link(String name) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
    }

    Operator sees(String heading) {
        Locator title = page.getByRole(
                AriaRole.HEADING, new Page.GetByRoleOptions().setName(heading).setLevel(1));
        try {
            assertThat(title).isVisible();
        } catch (AssertionError e) {
            throw new AssertionError(
                    "No heading " + heading + " at " + page.url() + ", but " + page.innerText("main"), e);
        }
        return this;
    }

    /** Everything has come, and no grey lines stand for it any more. */
    Operator waitUntilLoaded() {
        assertThat(page.locator(".loading")).hasCount(0);
        return this;
    }

    void logOutSilently() {
        context.clearCookies();
    }

    void screenshot(String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(SCREENSHOTS.resolve(name + ".png"))
                .setFullPage(true));
    }

    void assertAccessible() {
        assertThat(new AxeBuilder(page)
                        .analyze().getViolations().stream()
                                .filter(rule -> Set.of("serious", "critical").contains(rule.getImpact()))
                                .map(rule -> rule.getId() + ": "
                                        + rule.getNodes().get(0).getHtml())
                                .toList())
                .as("serious faults that axe-core finds at " + page.url())
                .isEmpty();
    }

    void assertNoSidewaysScrolling() {
        Object over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        assertThat(((Number) over).intValue())
                .as("pixels beyond the width at " + page.url())
                .isZero();
    }

    void assertNoComplaints() {
        assertThat(complaints).as("at " + page.url()).isEmpty();
    }

    @Override
    public void close() {
        context.close();
    }
}
