package dev.headshotbridge.observability;

import static dev.headshotbridge.support.Answers.assertStored;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headshotbridge.support.RunningBridge;
import dev.headshotbridge.support.StoppablePostgreSql;
import dev.headshotbridge.support.Surroundings;
import dev.headshotbridge.support.Waiting;
import dev.headshotbridge.support.Webhooks;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ready is what takes webhooks: routes and database. Targets are not asked. Alive does not even need the database. */
class ReadinessTest {

    private static final String READINESS = "/actuator/health/readiness";
    private static final String LIVENESS = "/actuator/health/liveness";
    private static final Duration PROBE = Duration.ofSeconds(5);

    private static final StoppablePostgreSql SERVER = StoppablePostgreSql.started();

    @RegisterExtension
    static final Surroundings SURROUNDINGS = new Surroundings();

    @RegisterExtension
    static final RunningBridge BRIDGE =
            RunningBridge.on(SERVER::database).with(SURROUNDINGS.settings()).handling();

    @BeforeEach
    void isReady() {
        assertReady();
    }

    @ParameterizedTest
    @ValueSource(strings = {"receive-webhook", "dispatch-deliveries", "sync-photo"})
    void notWhileARouteIsStopped(String route) throws Exception {
        BRIDGE.stopRoute(route);
        try {
            assertThat(status(READINESS)).isEqualTo(503);
            assertThat(BRIDGE.privatePort().get(READINESS).body()).contains(route);
            assertThat(status(LIVENESS)).isEqualTo(200);
        } finally {
            BRIDGE.startRoute(route);
        }
        assertReady();
    }

    @Test
    void notWhileTheDatabaseIsDown() throws Exception {
        SERVER.shutDown();
        try {
            assertUnready();
        } finally {
            SERVER.startAgain();
        }
        assertReady();
    }

    @Test
    void notWhileTheDatabaseHangs() throws Exception {
        // So that a connection was in use just now.
        assertStored(BRIDGE.sender().post(Webhooks.event("model.created", Webhooks.newModel())));
        SERVER.freeze();
        try {
            assertUnready();
        } finally {
            SERVER.thaw();
        }
        assertReady();
    }

    @Test
    void notWhileTheDatabaseTakesNoWrites() {
        readOnly("on");
        try {
            Waiting.until(() -> assertThat(status(READINESS)).isEqualTo(503));
            assertThat(BRIDGE.privatePort().get(READINESS).body()).contains("it is read-only");
            assertUnready();
        } finally {
            readOnly("off");
        }
        assertReady();
    }

    private static void readOnly(String value) {
        BRIDGE.inbox().jdbc().execute("ALTER SYSTEM SET default_transaction_read_only = " + value);
        BRIDGE.inbox().jdbc().queryForList("SELECT pg_reload_conf()");
    }

    private static void assertUnready() {
        for (int probe = 0; probe < 3; probe++) {
            long started = System.nanoTime();
            assertThat(status(READINESS)).isEqualTo(503);
            assertThat(status(LIVENESS)).isEqualTo(200);
            assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(PROBE);
        }
    }

    private static void assertReady() {
        Waiting.until(() -> assertThat(status(READINESS)).isEqualTo(200));
    }

    private static int status(String path) {
        return BRIDGE.privatePort().get(path).statusCode();
    }
}
