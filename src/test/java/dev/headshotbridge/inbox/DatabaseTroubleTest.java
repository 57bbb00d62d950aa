package dev.headshotbridge.inbox;

import static dev.headshotbridge.support.Answers.assertProblem;
import static dev.headshotbridge.support.Answers.assertStored;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headshotbridge.support.RunningBridge;
import dev.headshotbridge.support.StoppablePostgreSql;
import dev.headshotbridge.support.Waiting;
import dev.headshotbridge.support.Webhooks;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A slow or missing database: 503 within 5 s, then as before without a restart. */
class DatabaseTroubleTest implements CongestionContract {

    private static final Duration PROMISED = Duration.ofSeconds(5);
    private static final int AT_ONCE = 30;

    private static final StoppablePostgreSql SERVER = StoppablePostgreSql.started();

    @RegisterExtension
    static final RunningBridge BRIDGE =
            RunningBridge.on(SERVER::database).with("bridge.public.max-concurrent-requests", PLACES);

    private record Timed(HttpResponse<String> answer, Duration took) {}

    @Override
    public RunningBridge bridge() {
        return BRIDGE;
    }

    /** Loads what the first requests would otherwise load, so that the times measured are the database's. */
    @BeforeAll
    static void warmUp() {
        BRIDGE.sender().atOnce(AT_ONCE, Webhooks.event("model.created", Webhooks.newModel()));
        assertProblem(BRIDGE.sender().post("{"), 400);
    }

    @Test
    void aLockedTable() throws Exception {
        List<String> models = models();
        try (Connection lock = BRIDGE.inbox().lock()) {
            assertUnavailable(models);
            lock.rollback();
        }
        assertRecovered(models);
        assertThat(models)
                .allSatisfy(model -> assertThat(BRIDGE.inbox().of(model)).hasSize(1));
    }

    @Test
    void aServerThatHangs() throws Exception {
        List<String> models = models();
        SERVER.freeze();
        try {
            assertUnavailable(models);
            // And those that find the pool's connections broken.
            assertUnavailable(models);
        } finally {
            SERVER.thaw();
        }
        assertRecovered(models);
    }

    @Test
    void aServerThatIsDown() throws Exception {
        List<String> models = models();
        SERVER.shutDown();
        try {
            assertUnavailable(models);
            assertUnavailable(models);
        } finally {
            SERVER.startAgain();
        }
        assertThat(models)
                .allSatisfy(model -> assertThat(BRIDGE.inbox().of(model)).isEmpty());
        assertRecovered(models);
    }

    private static void assertUnavailable(List<String> models) {
        List<CompletableFuture<Timed>> requests = Stream.concat(
                        models.stream().map(model -> Webhooks.event("model.created", model)), Stream.of("{ broken"))
                .map(DatabaseTroubleTest::timed)
                .toList();
        assertThat(requests).extracting(CompletableFuture::join).allSatisfy(request -> {
            assertProblem(request.answer(), 503);
            assertThat(request.answer().headers().firstValue("Retry-After")).hasValue("30");
            assertThat(request.took()).isLessThan(PROMISED);
        });
    }

    private static void assertRecovered(List<String> models) {
        Waiting.until(() -> assertStored(BRIDGE.sender().post(Webhooks.event("model.created", Webhooks.newModel()))));
        // The sender comes back with those that were not taken.
        models.forEach(model -> assertStored(BRIDGE.sender().post(Webhooks.event("model.created", model))));
        assertThat(models)
                .allSatisfy(model -> assertThat(BRIDGE.inbox().of(model)).hasSize(1));
    }

    private static CompletableFuture<Timed> timed(String body) {
        long started = System.nanoTime();
        return BRIDGE.sender()
                .start(BRIDGE.sender().signed(body.getBytes(UTF_8)))
                .thenApply(answer -> new Timed(answer, Duration.ofNanos(System.nanoTime() - started)));
    }

    private static List<String> models() {
        return Stream.generate(Webhooks::newModel).limit(AT_ONCE).toList();
    }
}
