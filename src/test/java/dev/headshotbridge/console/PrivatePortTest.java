package dev.headshotbridge.console;

import static dev.headshotbridge.console.Browser.location;
import static dev.headshotbridge.support.Answers.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headshotbridge.support.Database;
import dev.headshotbridge.support.RawConnection;
import dev.headshotbridge.support.RunningBridge;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is open on the private port where there is a console, and what is not. */
class PrivatePortTest {

    @RegisterExtension
    static final RunningBridge BRIDGE = RunningBridge.on(Database.H2).with("bridge.console.password", "a password");

    private final Browser browser = new Browser(BRIDGE);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/operations/deliveries",
                "/operations/deliveries/",
                "/operations/attempts?delivery=1",
                "/operations/replays",
                "/operations/openapi.json",
                "/operations/session",
                "/operations/delivery?id=1",
                "/operations/no-such",
                "/operations",
                "/OPERATIONS/deliveries",
                "/error",
            })
    void toolsAreToldToLogIn(String path) {
        assertThat(assertProblem(BRIDGE.privatePortWithoutLogin().get(path), 401))
                .contains("HTTP Basic");
    }

    @ParameterizedTest
    @ValueSource(strings = {"HEAD", "OPTIONS", "PUT", "DELETE", "PATCH", "POST", "TRACE", "PROPFIND"})
    void noMethodGetsPast(String method) {
        var request = BRIDGE.privatePortWithoutLogin()
                .to("/operations/deliveries")
                .header("X-HTTP-Method-Override", "GET")
                .method(method, BodyPublishers.noBody());
        assertThat(BRIDGE.privatePortWithoutLogin().send(request).statusCode()).isBetween(400, 405);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//operations/deliveries",
                "/operations//deliveries",
                "/actuator/../operations/deliveries",
                "/console/..;/operations/deliveries",
                "/actuator/..%2foperations/deliveries",
                "/console/%2e%2e/operations/deliveries",
                "/%6fperations/deliveries",
                "/operations;x=1/deliveries",
                "/operations/deliveries;.css",
                "/operations/./deliveries",
                "/operations%2fdeliveries",
                "/console/login.html/../../operations/deliveries",
                "/operations\\deliveries",
                "/operations/deliveries%00",
                "/operations/deliveries%0a",
            })
    void oddPathsLeadNowhere(String path) throws IOException {
        try (RawConnection connection = BRIDGE.privatePort().connect()) {
            connection.send("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            RawConnection.Answer answer = connection.answer();
            assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        }
    }

    @Test
    void peopleAreLedToTheLoginWhateverTheHost() throws IOException {
        for (String path : new String[] {"/", "/console", "/console/", "/console/index.html", "/somewhere"}) {
            assertThat(location(browser.get(path))).as(path).isEqualTo("/console/login.html");
        }
        try (RawConnection connection = BRIDGE.privatePort().connect()) {
            connection.send("GET /console/ HTTP/1.1\r\nHost: evil.example\r\nAccept: text/html\r\n\r\n");
            assertThat(connection.answer().headers()).containsEntry("Location", "/console/login.html");
        }
        assertThat(browser.session()).isEmpty();
    }

    @Test
    void theLoginPageAndProbesAreOpen() {
        assertThat(browser.get("/console/login.html").body()).contains("<form");
        assertThat(browser.get("/console/no-such.js").statusCode()).isEqualTo(404);
        assertThat(BRIDGE.privatePortWithoutLogin()
                        .get("/actuator/health/liveness")
                        .statusCode())
                .isEqualTo(200);
        assertThat(BRIDGE.privatePortWithoutLogin().get("/actuator/prometheus").body())
                .contains("jvm_");
        assertThat(BRIDGE.privatePortWithoutLogin()
                        .get("/actuator/health/liveness")
                        .headers()
                        .firstValue("Set-Cookie"))
                .isEmpty();
    }

    @Test
    void noPageElsewhereMayUseWhatIsAnswered() {
        for (String path : new String[] {"/console/login.html", "/operations/session"}) {
            var headers = BRIDGE.privatePort().get(path).headers();
            assertThat(headers.firstValue("Content-Security-Policy").orElseThrow())
                    .startsWith("default-src 'none'; script-src 'self'; style-src 'self';")
                    .contains("frame-ancestors 'none'", "form-action 'self'", "base-uri 'none'")
                    .doesNotContain("unsafe", "*");
            assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
            assertThat(headers.firstValue("X-Frame-Options")).hasValue("DENY");
            assertThat(headers.firstValue("Referrer-Policy")).hasValue("no-referrer");
            assertThat(headers.firstValue("Cross-Origin-Resource-Policy")).hasValue("same-origin");
            assertThat(headers.firstValue("Access-Control-Allow-Origin")).isEmpty();
        }
        assertThat(BRIDGE.privatePort()
                        .get("/operations/session")
                        .headers()
                        .firstValue("Cache-Control")
                        .orElseThrow())
                .contains("no-store");
        assertThat(browser.get("/console/login.html").headers().firstValue("Cache-Control"))
                .hasValue("no-cache");
    }
}
