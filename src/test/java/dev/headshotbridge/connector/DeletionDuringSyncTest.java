package dev.headshotbridge.connector;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.headshotbridge.support.OncePerRun;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** One model of a person is deleted while another's photo is written: one waits for the other, or the target would lose the photo. */
@ExtendWith(OncePerRun.class)
class DeletionDuringSyncTest extends PhotoSyncSteps {

    private static final String SYNC = "sync";
    private static final String REMOVE = "remove";

    private String uid;

    @BeforeEach
    void start(Targets shared) {
        use(shared);
        uid = "u-both-" + id;
        sync("old-" + id, uid);
        world.resetRequests();
        upload("902");
        eventsAnswerAfter(Targets.RESPONSE_TIMEOUT_MILLIS / 2);
    }

    @Test
    void theOlderIsNotTakenAwayWhileTheNewerIsWritten() {
        long newer = deliver("model.favorite_selected", "new-" + id, uid);
        await().until(() -> events().equals(List.of(SYNC)));
        long older = deliver("model.deleted", "old-" + id, uid);

        assertWaited(older);
        assertDone(newer);
        assertDone(older);

        assertThat(events()).containsExactly(SYNC);
        assertThat(photos()).extracting("model_id").containsOnly("new-" + id);
        assertThat(photos()).extracting("photo_id").containsOnly("p-1");
    }

    @Test
    void theNewerIsNotWrittenWhileTheOlderIsTakenAway() {
        long older = deliver("model.deleted", "old-" + id, uid);
        await().until(() -> events().equals(List.of(REMOVE)));
        long newer = deliver("model.favorite_selected", "new-" + id, uid);

        assertWaited(newer);
        assertDone(older);
        assertDone(newer);

        assertThat(events()).containsExactly(REMOVE, SYNC);
        assertThat(photos()).extracting("model_id").containsOnly("new-" + id);
        assertThat(photos()).extracting("photo_id").containsOnly("p-1");
    }

    @Test
    void anotherPersonsPhotoWaitsForNobody() {
        long slow = deliver("model.favorite_selected", "new-" + id, uid);
        await().until(() -> events().equals(List.of(SYNC)));
        eventsAnswerAfter(0);
        sync("other-" + id, "u-other-" + id);

        assertThat(bridge.row(slow)).containsEntry("state", "processing");
        assertDone(slow);
    }

    private void assertWaited(long delivery) {
        assertThat(bridge.handled(delivery)).containsEntry("waiting_for", "cloudevents-photo-sink");
        assertThat(bridge.row(delivery).get("last_error")).asString().contains("another model of the same person");
        eventsAnswerAfter(0);
    }

    private void assertDone(long delivery) {
        await().until(() -> "done".equals(bridge.row(delivery).get("state")));
        assertThat(bridge.row(delivery)).containsEntry("attempts", 1);
    }

    private void eventsAnswerAfter(int millis) {
        world.stubFor(any(urlPathEqualTo("/events"))
                .willReturn(aResponse().withStatus(202).withFixedDelay(millis)));
    }

    /** What the receiver of CloudEvents was asked for, oldest first. */
    private List<String> events() {
        return world.findAll(postRequestedFor(urlPathEqualTo("/events"))).stream()
                .map(request -> request.getBodyAsString().contains("com.headshotpro.photo.remove\"") ? REMOVE : SYNC)
                .toList();
    }

    private List<Map<String, Object>> photos() {
        return bridge.database()
                .queryForList("SELECT * FROM photo_sync WHERE uid = ? ORDER BY model_id, connector", uid);
    }
}
