package dev.headshotbridge.webhook;

import static dev.headshotbridge.support.Answers.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headshotbridge.support.Database;
import dev.headshotbridge.support.RunningBridge;
import dev.headshotbridge.support.Waiting;
import dev.headshotbridge.support.WebhookSender;
import dev.headshotbridge.support.Webhooks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whoever calls while the bridge starts or stops is refused the connection or answered 503, and 200 means stored. */
class StartAndStopTest {

    private static final int CALLERS = 8;
    private static final int PORT = freePort();

    @RegisterExtension
    static final RunningBridge BRIDGE = RunningBridge.on(Database.H2).with("bridge.public.port", PORT);

    private final Map<String, HttpResponse<String>> answers = new ConcurrentHashMap<>();
    private final AtomicBoolean over = new AtomicBoolean();

    @Test
    void underLoad() throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
        try {
            for (int i = 0; i < CALLERS; i++) {
                callers.submit(this::call);
            }
            for (int round = 0; round < 2; round++) {
                Waiting.until(() -> assertThat(stored()).isNotEmpty());
                BRIDGE.stop();
                List<String> before = stored();
                BRIDGE.start();
                assertThat(before).allSatisfy(model -> assertThat(BRIDGE.inbox().of(model))
                        .hasSize(1));
            }
        } finally {
            over.set(true);
            callers.shutdown();
            assertThat(callers.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(answers.values())
                .filteredOn(answer -> answer.statusCode() != 200)
                .allSatisfy(answer -> assertProblem(answer, 503));
    }

    private void call() {
        WebhookSender sender = new WebhookSender(PORT);
        while (!over.get()) {
            String model = Webhooks.newModel();
            try {
                answers.put(model, sender.post(Webhooks.event("model.created", model)));
            } catch (UncheckedIOException e) {
                // Refused or cut off, which the sender takes for a failure.
            }
        }
    }

    private List<String> stored() {
        return answers.entrySet().stream()
                .filter(answer -> answer.getValue().statusCode() == 200)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
