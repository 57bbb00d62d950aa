package dev.headshotbridge.console;

import static dev.headshotbridge.console.Browser.location;
import static dev.headshotbridge.support.Answers.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headshotbridge.support.Database;
import dev.headshotbridge.support.RunningBridge;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoginTest {

    private static final String PASSWORD = "{x} #{1+1} $1 \"'&=+%41 é漢";

    @RegisterExtension
    static final RunningBridge BRIDGE = RunningBridge.on(Database.H2).with("bridge.console.password", PASSWORD);

    private final Browser browser = new Browser(BRIDGE);

    @Test
    void theRightPasswordOpensTheConsole() {
        assertThat(location(browser.get("/console/"))).isEqualTo("/console/login.html");
        assertThat(browser.session()).isEmpty();
        HttpResponse<String> answer = browser.login("admin", PASSWORD);
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(location(answer)).isEqualTo("/console/");
        assertThat(browser.get("/console/").statusCode()).isEqualTo(200);
        assertThat(browser.get("/operations/session").body()).contains("\"user\":\"admin\",\"login\":true");
        List<String> cookies = answer.headers().allValues("Set-Cookie");
        assertThat(cookies)
                .filteredOn(cookie -> cookie.startsWith("headshot-bridge="))
                .singleElement()
                .asString()
                .contains("HttpOnly", "SameSite=Strict");
        assertThat(cookies)
                .filteredOn(cookie -> cookie.startsWith("XSRF-TOKEN=") && !cookie.contains("Max-Age=0"))
                .allMatch(cookie -> cookie.contains("SameSite=Strict") && !cookie.contains("HttpOnly"));
    }

    @Test
    void aLoginHasASessionOfItsOwn() {
        browser.login("admin", PASSWORD);
        String first = browser.session();
        browser.login("admin", PASSWORD);
        assertThat(browser.session()).isNotEmpty().isNotEqualTo(first);
        var planted =
                browser.send("/operations/session", request -> request.header("Cookie", "headshot-bridge=" + first));
        assertProblem(
                new Browser(BRIDGE)
                        .send("/operations/session", request -> request.header("Cookie", "headshot-bridge=" + first)),
                401);
        assertThat(planted.statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "admin", PASSWORD + " ", " " + PASSWORD})
    void aWrongPasswordOpensNothing(String password) {
        assertThat(location(browser.login("admin", password))).isEqualTo("/console/login.html?error");
        assertThat(browser.session()).isEmpty();
        assertProblem(browser.get("/operations/deliveries"), 401);
        // So that the next test is not throttled.
        assertThat(location(browser.login("admin", PASSWORD))).isEqualTo("/console/");
    }

    @Test
    void aLoginNeedsItsToken() {
        browser.get("/console/login.html");
        assertProblem(browser.form("/login", "username=admin&password=x"), 403);
        assertProblem(browser.form("/login", "username=admin&password=x&_csrf=" + browser.token() + "1"), 403);
        assertThat(browser.session()).isEmpty();
    }

    @Test
    void aSessionNeedsItsTokenForEachChange() {
        browser.login("admin", PASSWORD);
        assertProblem(browser.replay(null), 403);
        assertProblem(browser.replay("x"), 403);
        assertThat(browser.replay(browser.token()).statusCode()).isEqualTo(200);
        var basic = BRIDGE.privatePort()
                .to("/operations/replays")
                .header("Content-Type", "application/json")
                .header("Cookie", "headshot-bridge=" + browser.session())
                .POST(BodyPublishers.ofString("{\"state\":\"dead\",\"dryRun\":true}"));
        assertProblem(BRIDGE.privatePort().send(basic), 403);
    }

    @Test
    void aToolSendsItsPasswordEachTime() {
        HttpResponse<String> answer = BRIDGE.privatePort().get("/operations/session");
        assertThat(answer.body()).contains("\"user\":\"admin\"");
        assertThat(answer.headers().allValues("Set-Cookie")).noneMatch(cookie -> cookie.startsWith("headshot-bridge="));
        assertThat(BRIDGE.privatePort()
                        .post("/operations/replays", "{\"state\":\"dead\",\"dryRun\":true}")
                        .statusCode())
                .isEqualTo(200);
        HttpResponse<String> wrong =
                BRIDGE.privatePortWithoutLogin().as("admin", "x").get("/operations/session");
        assertProblem(wrong, 401);
        // A browser would ask for a password itself, and send it with requests of other pages.
        assertThat(wrong.headers().firstValue("WWW-Authenticate")).isEmpty();
        assertThat(BRIDGE.privatePort().get("/operations/session").statusCode()).isEqualTo(200);
    }

    @Test
    void whoLogsOutIsOut() {
        browser.login("admin", PASSWORD);
        String session = browser.session();
        assertProblem(browser.form("/logout", ""), 403);
        assertThat(location(browser.form("/logout", "_csrf=" + browser.token())))
                .isEqualTo("/console/login.html?logout");
        assertProblem(
                new Browser(BRIDGE)
                        .send("/operations/session", request -> request.header("Cookie", "headshot-bridge=" + session)),
                401);
    }

    @Test
    void aLoginLeadsNowhereElse() {
        browser.get("/console/login.html");
        var answer = browser.form(
                "/login?continue=https://evil.example&redirect=//evil.example",
                "username=admin&password=x&_csrf=" + browser.token() + "&targetUrl=//evil.example");
        assertThat(location(answer)).isEqualTo("/console/login.html?error");
        assertThat(location(browser.login("admin", PASSWORD))).isEqualTo("/console/");
    }
}
