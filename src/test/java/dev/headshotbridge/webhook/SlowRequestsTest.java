package dev.headshotbridge.webhook;

import static dev.headshotbridge.support.Answers.assertProblem;
import static dev.headshotbridge.support.Answers.assertStored;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headshotbridge.support.Database;
import dev.headshotbridge.support.RawConnection;
import dev.headshotbridge.support.RunningBridge;
import dev.headshotbridge.support.Webhooks;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** bridge.public.request-timeout holds for whoever sends a byte at a time, at whatever place of the request. */
class SlowRequestsTest {

    private static final String BODY = Webhooks.event("model.created", "slow") + " ".repeat(2_000);

    @RegisterExtension
    static final RunningBridge BRIDGE = RunningBridge.on(Database.H2).with("bridge.public.request-timeout", "1s");

    @Test
    void aSlowBodyIsAnswered408AndCutOff() throws Exception {
        try (RawConnection connection = BRIDGE.sender().connect();
                Drip drip = new Drip(connection.send(RawWebhook.head(BODY)), BODY)) {
            assertProblem(connection.answer(), 408);
            assertCut(connection);
            assertThat(drip.isOver()).isFalse();
        }
        assertThat(BRIDGE.inbox().of("slow")).isEmpty();
        assertStored(BRIDGE.sender().post(Webhooks.event("model.created", Webhooks.newModel())));
    }

    @Test
    void aSlowHeadIsCutOff() throws Exception {
        try (RawConnection connection = BRIDGE.sender().connect();
                Drip drip = new Drip(connection, "POST /webhooks/headshotpro HTTP/1.1\r\nX: " + BODY)) {
            assertCut(connection);
            assertThat(drip.isOver()).isFalse();
        }
    }

    @Test
    void theSecondRequestOfAConnectionIsCutOffToo() throws Exception {
        try (RawConnection connection = BRIDGE.sender().connect()) {
            String body = Webhooks.event("model.created", Webhooks.newModel());
            assertThat(connection.send(RawWebhook.of(body)).answer().status()).isEqualTo(200);
            try (Drip drip = new Drip(connection, "POST /webhooks/headshotpro HTTP/1.1\r\nX: " + BODY)) {
                assertCut(connection);
                assertThat(drip.isOver()).isFalse();
            }
        }
    }

    @Test
    void theRestOfARefusedBodyIsNotWaitedForEither() throws Exception {
        try (RawConnection connection = BRIDGE.sender().connect()) {
            connection.send(RawWebhook.head(BODY).replace("application/json", "text/plain"));
            assertProblem(connection.answer(), 415);
            try (Drip drip = new Drip(connection, BODY)) {
                assertCut(connection);
                assertThat(drip.isOver()).isFalse();
            }
        }
    }

    private static void assertCut(RawConnection connection) {
        try {
            assertThat(connection.closedByPeer()).isTrue();
        } catch (java.net.SocketTimeoutException e) {
            throw new AssertionError("The connection is still open", e);
        } catch (IOException e) {
            // Reset is cut as well.
        }
    }

    /** Sends a byte every few milliseconds until it is closed, or the connection is. */
    private static final class Drip implements AutoCloseable {

        private final CountDownLatch closed = new CountDownLatch(1);
        private final Thread thread;
        private volatile boolean over;

        Drip(RawConnection connection, String text) {
            thread = new Thread(() -> drip(connection, text));
            thread.start();
        }

        private void drip(RawConnection connection, String text) {
            try {
                for (int i = 0; i < text.length() && !closed.await(20, TimeUnit.MILLISECONDS); i++) {
                    connection.send(text.substring(i, i + 1));
                }
                over = closed.getCount() > 0;
            } catch (IOException | InterruptedException e) {
                // Cut off.
            }
        }

        /** Whether all was sent, which takes many times the timeout. */
        boolean isOver() {
            return over;
        }

        @Override
        public void close() throws InterruptedException {
            closed.countDown();
            thread.join();
        }
    }
}
