package dev.headshotbridge.console;

import static dev.headshotbridge.support.Answers.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headshotbridge.support.Database;
import dev.headshotbridge.support.RunningBridge;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Without a password nobody sees a person; what is none is open, and there with an empty database. */
class PersonalDataTest {

    @RegisterExtension
    static final RunningBridge BRIDGE = RunningBridge.on(Database.H2);

    @ParameterizedTest
    @ValueSource(
            strings = {"models", "models?x=1", "model?id=m1", "model", "photo?model=m1", "delivery?id=1", "delivery"})
    void peopleAreShownToNobody(String question) {
        assertThat(assertProblem(BRIDGE.privatePort().get("/operations/" + question), 403))
                .contains("bridge.console.password");
    }

    @ParameterizedTest
    @ValueSource(strings = {"activity", "inbox", "targets", "attention", "pipeline", "routes"})
    void theRestIsOpen(String question) {
        assertThat(BRIDGE.privatePort().get("/operations/" + question).statusCode())
                .isEqualTo(200);
    }
}
