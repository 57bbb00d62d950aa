package dev.headshotbridge.console;

import static dev.headshotbridge.console.Browser.location;
import static dev.headshotbridge.support.Answers.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headshotbridge.support.Database;
import dev.headshotbridge.support.RunningBridge;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** With a hash as password, and one test alone: it uses up what this address may try. */
class ThrottledLoginTest {

    @RegisterExtension
    static final RunningBridge BRIDGE = RunningBridge.on(Database.H2)
            .with("bridge.console.username", "ops@example.com")
            .with("bridge.console.password", "{bcrypt}" + new BCryptPasswordEncoder(4).encode("right"));

    private static final String USER = "ops@example.com";

    @Test
    void afterAFewWrongPasswordsEvenTheRightOneIsNotTaken() {
        Browser before = new Browser(BRIDGE);
        assertThat(location(before.login(USER, "right"))).isEqualTo("/console/");
        for (int i = 0; i < LoginLimit.TRIES_OF_ONE; i++) {
            HttpResponse<String> wrong = i % 2 == 0
                    ? new Browser(BRIDGE).login(USER, "wrong")
                    : BRIDGE.privatePortWithoutLogin().as("nobody", "right").get("/operations/session");
            assertThat(wrong.statusCode()).isIn(302, 401);
        }
        HttpResponse<String> page = new Browser(BRIDGE).login(USER, "right");
        assertProblem(page, 429);
        assertThat(Integer.parseInt(page.headers().firstValue("Retry-After").orElseThrow()))
                .isBetween(1, (int) LoginLimit.PAUSE_OF_ONE.toSeconds());
        assertThat(page.headers().firstValue("Refresh")).hasValue("0; url=/console/login.html?throttled");
        HttpResponse<String> tool =
                BRIDGE.privatePortWithoutLogin().as(USER, "right").get("/operations/session");
        assertProblem(tool, 429);
        assertThat(tool.headers().firstValue("Retry-After")).isPresent();
        // Who is in stays in.
        assertThat(before.get("/operations/session").statusCode()).isEqualTo(200);
    }
}
