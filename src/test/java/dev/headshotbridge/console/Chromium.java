package dev.headshotbridge.console;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Playwright.CreateOptions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * This machine's Chromium, or the one that CHROMIUM names: a JUnit extension. Where there is none the tests are skipped,
 * unless BROWSER_TESTS=required is set, as .ci/run does. Declare it first.
 */
final class Chromium implements BeforeAllCallback, AfterAllCallback {

    private static final String REQUIRED = "required";
    private static final Map<String, String> DRIVER = Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");

    private Playwright playwright;
    private Browser browser;

    @Override
    public void beforeAll(ExtensionContext context) {
        Optional<Path> chromium = chromium();
        String missing = "The browser tests of the console are skipped: no Chromium at /usr/bin/chromium or $CHROMIUM";
        if (chromium.isEmpty() && REQUIRED.equals(System.getenv("BROWSER_TESTS"))) {
            throw new IllegalStateException(
                    "BROWSER_TESTS=required, but there is no Chromium; apt-get install chromium");
        }
        if (chromium.isEmpty()) {
            // Maven shows the reason of a skipped test only in its report.
            System.err.println(missing);
        }
        assumeTrue(chromium.isPresent(), missing);
        playwright = Playwright.create(new CreateOptions().setEnv(DRIVER));
        browser = playwright
                .chromium()
                .launch(new LaunchOptions()
                        .setExecutablePath(chromium.get())
                        .setArgs(List.of("--no-sandbox", "--disable-dev-shm-usage")));
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (playwright != null) {
            playwright.close();
        }
    }

    private static Optional<Path> chromium() {
        return Stream.of(System.getenv().getOrDefault("CHROMIUM", ""), "/usr/bin/chromium")
                .filter(name -> !name.isEmpty())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Somebody with a window of this width who has not logged in yet. */
    Operator visit(int port, int width, ColorScheme scheme) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(width, width < 600 ? 740 : 860)
                .setColorScheme(scheme)
                // Where clocks are put back in autumn.
                .setTimezoneId("Europe/Berlin")
                .setReducedMotion(ReducedMotion.REDUCE));
        return new Operator(context, "http://127.0.0.1:" + port);
    }

    Operator visit(int port) {
        return visit(port, 1280, ColorScheme.LIGHT);
    }
}
