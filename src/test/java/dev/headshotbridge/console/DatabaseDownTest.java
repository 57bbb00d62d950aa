package dev.headshotbridge.console;

import static dev.headshotbridge.support.Answers.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headshotbridge.support.RunningBridge;
import dev.headshotbridge.support.StoppablePostgreSql;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whatever an operator asks while the database is away is answered, and says why there is no other answer. */
class DatabaseDownTest {

    private static final StoppablePostgreSql SERVER = StoppablePostgreSql.started();

    @RegisterExtension
    static final RunningBridge BRIDGE =
            RunningBridge.on(SERVER::database).with("bridge.console.password", ConsoleSteps.PASSWORD);

    @BeforeAll
    static void shutDown() throws IOException {
        SERVER.shutDown();
    }

    @Test
    void eachQuestionIsAnswered503() {
        // At the same time, since each waits for a connection.
        Stream.of(
                        "session",
                        "deliveries",
                        "deliveries?state=dead",
                        "delivery?id=1",
                        "attempts?delivery=1",
                        "replays",
                        "activity",
                        "inbox",
                        "targets",
                        "attention",
                        "pipeline",
                        "models",
                        "model?id=m1",
                        "photo?model=m1")
                .parallel()
                .forEach(question -> assertThat(assertProblem(ask(question), 503))
                        .as(question)
                        .startsWith("The database did not answer"));
    }

    private static HttpResponse<String> ask(String question) {
        return BRIDGE.privatePort()
                .send(BRIDGE.privatePort()
                        .to("/operations/" + question)
                        .header("Authorization", "Basic " + ConsoleSteps.LOGIN));
    }
}
