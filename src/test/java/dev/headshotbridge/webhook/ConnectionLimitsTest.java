package dev.headshotbridge.webhook;

import static dev.headshotbridge.support.Answers.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headshotbridge.support.Database;
import dev.headshotbridge.support.RawConnection;
import dev.headshotbridge.support.RunningBridge;
import dev.headshotbridge.support.Waiting;
import dev.headshotbridge.support.Webhooks;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** bridge.public.max-connections and max-large-bodies: what is over them is told to come back later. */
class ConnectionLimitsTest {

    private static final int CONNECTIONS = 20;
    private static final int LARGE_BODIES = 3;
    private static final String LARGE = " ".repeat(16 * 1024);

    @RegisterExtension
    static final RunningBridge BRIDGE = RunningBridge.on(Database.H2)
            .with("bridge.public.max-connections", CONNECTIONS)
            .with("bridge.public.max-large-bodies", LARGE_BODIES);

    private final List<RawConnection> open = new ArrayList<>();

    @AfterEach
    void closeAll() throws IOException {
        for (RawConnection connection : open) {
            connection.close();
        }
        Waiting.until(() -> assertThat(BRIDGE.privatePort().metric("bridge_public_connections"))
                .isZero());
    }

    @Test
    void aConnectionOverTheLimitIsAnswered503AndClosed() throws IOException {
        double before = BRIDGE.privatePort().rejected("overloaded");
        for (int i = 0; i < CONNECTIONS; i++) {
            assertThat(open().send(RawWebhook.of(small())).answer().status()).isEqualTo(200);
        }
        RawConnection surplus = open().send(RawWebhook.of(small()));
        var answer = surplus.answer();
        assertProblem(answer, 503);
        assertThat(answer.headers()).containsEntry("Retry-After", "30");
        assertThat(surplus.closedByPeer()).isTrue();
        assertThat(BRIDGE.privatePort().rejected("overloaded") - before).isEqualTo(1);
        // Those that were there first go on.
        assertThat(open.get(0).send(RawWebhook.of(small())).answer().status()).isEqualTo(200);
    }

    @Test
    void aConnectionOverFourTimesTheLimitIsClosedAtOnce() throws IOException {
        for (int i = 0; i < 4 * CONNECTIONS; i++) {
            open();
        }
        Waiting.until(() -> {
            try {
                assertThat(open().closedByPeer()).isTrue();
            } catch (java.net.SocketTimeoutException e) {
                throw new AssertionError("still open", e);
            } catch (IOException e) {
                // Reset is closed as well.
            }
        });
    }

    @Test
    void largeBodiesHaveFewPlacesAndSmallOnesDoNotWaitForThem() throws IOException {
        for (int i = 0; i < LARGE_BODIES; i++) {
            open().send(RawWebhook.head(small() + LARGE)).send("{");
        }
        Waiting.until(() -> assertThat(status(small() + LARGE)).isEqualTo(503));
        assertThat(status(small())).isEqualTo(200);
        // One that is cut off gives its place back.
        open.get(0).close();
        Waiting.until(() -> assertThat(status(small() + LARGE)).isEqualTo(200));
    }

    @Test
    void aBodyOfUnknownLengthNeedsOneOfThosePlaces() throws IOException {
        for (int i = 0; i < LARGE_BODIES; i++) {
            open().send(RawWebhook.chunkedHead(small())).send("1\r\n{\r\n");
        }
        Waiting.until(() -> assertThat(chunkedStatus(small())).isEqualTo(503));
        open.get(0).close();
        Waiting.until(() -> assertThat(chunkedStatus(small())).isEqualTo(200));
    }

    @Test
    void largeBodiesThatWereAnsweredLeaveTheirPlaces() {
        for (int i = 0; i < 3 * LARGE_BODIES; i++) {
            // The place is given back just after the answer.
            Waiting.until(() -> assertThat(status(small() + LARGE)).isEqualTo(200));
            Waiting.until(
                    () -> assertThat(exchange(RawWebhook.of(small() + LARGE).replace("sha256=", "sha256=0")))
                            .isEqualTo(401));
        }
    }

    private RawConnection open() throws IOException {
        open.add(BRIDGE.sender().connect());
        return open.get(open.size() - 1);
    }

    private static int status(String body) {
        return exchange(RawWebhook.of(body));
    }

    private static int chunkedStatus(String body) {
        return exchange(
                RawWebhook.chunkedHead(body) + Integer.toHexString(body.length()) + "\r\n" + body + "\r\n0\r\n\r\n");
    }

    /** On a connection of its own, which does not stay. */
    private static int exchange(String request) {
        try (RawConnection connection = BRIDGE.sender().connect()) {
            return connection.send(request).answer().status();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String small() {
        return Webhooks.event("model.created", Webhooks.newModel());
    }
}
