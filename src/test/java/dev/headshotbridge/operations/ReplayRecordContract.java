package dev.headshotbridge.operations;

import static dev.headshotbridge.support.Answers.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.headshotbridge.support.Webhooks;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each replay leaves one record, and queues each delivery once. */
interface ReplayRecordContract extends ReplaySteps {

    @Test
    default void aReplayIsListedWithWhatHasBecomeOfIt() {
        String organization = UUID.randomUUID().toString();
        String model = Webhooks.newModel();
        List<String> states = List.of("done", "ignored", "dead", "pending", "processing");
        List<Long> deliveries = states.stream()
                .map(state -> insert(organization, "model.created", model, "dead"))
                .toList();
        JsonNode replayed = replay(
                "{\"organization\":\"" + organization + "\",\"model\":\"" + model
                        + "\",\"from\":\"2026-01-02T01:00:00+01:00\",\"to\":\"2126-01-02T01:00:00+01:00\",\"event\":\"model.created\",\"text\":\"MODEL.\"}");
        for (int i = 0; i < states.size(); i++) {
            jdbc().update("UPDATE webhook_delivery SET state = ? WHERE id = ?", states.get(i), deliveries.get(i));
        }
        JsonNode listed = list("replays?limit=1").get(0);
        assertThat(listed.path("id")).isEqualTo(replayed.path("replay"));
        assertThat(Stream.of("deliveries", "open", "done", "ignored", "dead")
                        .map(name -> listed.path(name).intValue()))
                .containsExactly(5, 2, 1, 1, 1);
        assertThat(listed.path("organization").textValue()).isEqualTo(organization);
        assertThat(listed.path("model_id").textValue()).isEqualTo(model);
        assertThat(listed.path("event").textValue()).isEqualTo("model.created");
        assertThat(listed.path("state").textValue()).isEqualTo("dead");
        assertThat(listed.path("received_from").textValue()).startsWith("2026-01-02T00:00");
        assertThat(listed.path("received_to").textValue()).startsWith("2126-01-02T00:00");
        assertThat(listed.path("search_text").textValue()).isEqualTo("MODEL.");
        assertThat(listed.path("requested_at").textValue()).isNotBlank();
        assertThat(list("replays?before=" + replayed.path("replay")).findValuesAsText("id"))
                .doesNotContain(replayed.path("replay").asText());
    }

    @Test
    default void replaysAtTheSameTimeQueueADeliveryOnce() {
        String organization = UUID.randomUUID().toString();
        List<Long> deliveries = IntStream.range(0, 60)
                .mapToObj(i -> insert(organization, "model.created", Webhooks.newModel(), "dead"))
                .toList();
        var answers = atOnce(() -> ask("{\"organization\":\"" + organization + "\"}"));
        assertThat(answers).allMatch(answer -> answer.statusCode() == 200);
        assertThat(answers.stream()
                        .mapToInt(
                                answer -> Integer.parseInt(answer.body().replaceAll(".*\"deliveries\":(\\d+).*", "$1")))
                        .sum())
                .isEqualTo(deliveries.size());

        long delivery = insert(organization, "model.created", Webhooks.newModel(), "dead");
        var ofOne = atOnce(() -> ask("{\"delivery\":" + delivery + "}"));
        assertThat(ofOne)
                .extracting(HttpResponse::statusCode)
                .containsOnlyOnce(200)
                .contains(409);
    }

    @Test
    default void whatFailsLeavesNoRecord() {
        String organization = UUID.randomUUID().toString();
        long delivery = insert(organization, "model.created", Webhooks.newModel(), "dead");
        long before = replays();
        jdbc().execute(
                        "ALTER TABLE webhook_delivery ADD CONSTRAINT no_replay CHECK (replay_id IS NULL OR organization <> '"
                                + organization + "')");
        try {
            assertThat(assertProblem(ask("{\"organization\":\"" + organization + "\"}"), 503))
                    .contains("did not make the replay");
        } finally {
            jdbc().execute("ALTER TABLE webhook_delivery DROP CONSTRAINT no_replay");
        }
        assertThat(replays()).isEqualTo(before);
        assertThat(row(delivery)).containsEntry("state", "dead");
    }

    private static List<HttpResponse<String>> atOnce(Supplier<HttpResponse<String>> request) {
        var requests = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(request))
                .toList();
        return requests.stream().map(CompletableFuture::join).toList();
    }

    @Test
    default void whatDiedAgainIsReplayedOnceMore() {
        String organization = UUID.randomUUID().toString();
        List<Long> deliveries = Stream.of(1, 2, 3)
                .map(i -> insert(organization, "model.created", Webhooks.newModel(), "dead"))
                .toList();
        long first = replay("{\"delivery\":" + deliveries.get(2) + "}")
                .path("replay")
                .longValue();
        long replayed = replay("{\"organization\":\"" + organization + "\"}")
                .path("replay")
                .longValue();
        jdbc().update(
                        "UPDATE webhook_delivery SET state = 'dead' WHERE organization = ? AND id <> ?",
                        organization,
                        deliveries.get(1));
        String again = "{\"replay\":" + replayed;
        assertThat(replay(again + ",\"dryRun\":true}").path("deliveries").intValue())
                .isEqualTo(1);
        JsonNode answer = replay(again + "}");
        assertThat(queuedBy(answer)).containsExactly(deliveries.get(0));
        JsonNode listed = list("replays?limit=1").get(0);
        assertThat(listed.path("of_replay").longValue()).isEqualTo(replayed);
        assertThat(listed.path("state").textValue()).isEqualTo("dead");
        // They are the later one's by now.
        assertThat(queuedBy(replay(again + "}"))).isEmpty();
        assertThat(queuedBy(replay("{\"replay\":" + first + "}"))).containsExactly(deliveries.get(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"3\"", "0", "1.5", "null", "3,\"delivery\":3"})
    default void whatIsNoReplayIsRefused(String replay) {
        assertProblem(ask("{\"replay\":" + replay + "}"), 400);
    }
}
