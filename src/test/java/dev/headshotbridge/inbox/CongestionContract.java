package dev.headshotbridge.inbox;

import static dev.headshotbridge.support.Answers.assertProblem;
import static dev.headshotbridge.support.Answers.assertStored;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headshotbridge.support.RawConnection;
import dev.headshotbridge.support.RunningBridge;
import dev.headshotbridge.support.Waiting;
import dev.headshotbridge.support.Webhooks;
import dev.headshotbridge.webhook.RawWebhook;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** bridge.public.max-concurrent-requests: who takes a place, and who gives it back. */
interface CongestionContract {

    int PLACES = 40;

    RunningBridge bridge();

    @Test
    default void moreRequestsThanPlacesAreSentAwayAtOnce() throws Exception {
        try (Connection lock = bridge().inbox().lock()) {
            List<String> details = Stream.generate(Webhooks::newModel)
                    .limit(2 * PLACES)
                    .map(model -> bridge().sender()
                            .signed(Webhooks.event("model.created", model).getBytes(UTF_8)))
                    .map(bridge().sender()::start)
                    .toList()
                    .stream()
                    .map(request -> assertProblem(request.join(), 503))
                    .toList();
            assertThat(details)
                    .contains("Not ready; send it again later", "The webhook could not be stored; send it again later");
            lock.rollback();
        }
        assertStored(bridge().sender().post(Webhooks.event("model.created", Webhooks.newModel())));
    }

    @Test
    default void callersWhoHangUpGiveTheirPlaceBack() throws Exception {
        try (Connection lock = bridge().inbox().lock()) {
            for (int i = 0; i < PLACES; i++) {
                try (RawConnection connection = bridge().sender().connect()) {
                    connection.send(RawWebhook.of(Webhooks.event("model.created", Webhooks.newModel())));
                }
            }
            // But not before the work for them is done, or it would pile up behind those who hang up.
            assertProblem(bridge().sender().post(Webhooks.event("model.created", Webhooks.newModel())), 503);
            lock.rollback();
        }
        Waiting.until(
                () -> assertThat(bridge().sender().atOnce(PLACES, Webhooks.event("model.created", Webhooks.newModel())))
                        .allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(200)));
    }

    @Test
    default void halfSentBodiesHoldNoPlace() throws Exception {
        String model = Webhooks.newModel();
        List<RawConnection> slow = new ArrayList<>();
        byte[] request = RawWebhook.of(Webhooks.event("model.created", model)).getBytes(UTF_8);
        try {
            for (int i = 0; i <= PLACES; i++) {
                slow.add(bridge().sender().connect().send(Arrays.copyOf(request, request.length - 1)));
            }
            assertStored(bridge().sender().post(Webhooks.event("model.created", Webhooks.newModel())));
            assertThat(bridge().inbox().of(model)).isEmpty();
            // A slow caller is answered when it is done.
            RawConnection first = slow.get(0).send("}");
            assertThat(first.answer().status()).isEqualTo(200);
            assertThat(bridge().inbox().of(model)).hasSize(1);
        } finally {
            for (RawConnection connection : slow) {
                connection.close();
            }
        }
    }
}
