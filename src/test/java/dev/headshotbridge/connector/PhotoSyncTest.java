package dev.headshotbridge.connector;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.headshotbridge.support.OncePerRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the bridge does around its connectors: from the delivery in the inbox to both targets. */
@ExtendWith(OncePerRun.class)
class PhotoSyncTest extends PhotoSyncSteps {

    @BeforeEach
    void start(Targets shared) {
        use(shared);
    }

    @Test
    void aPhotoThatATargetHoldsIsNotWrittenAgain() {
        String model = "same-" + id;
        sync(model, "u-" + model);
        assertThat(calls())
                .containsExactlyInAnyOrder(
                        "POST /hubspot/files/v3/files",
                        "PATCH /hubspot/crm/v3/objects/contacts/u-" + model + "?idProperty=headshotpro_uid",
                        "POST " + Targets.EVENTS);
        world.resetRequests();

        long again = sync(model, "u-" + model);

        assertThat(calls()).isEmpty();
        assertThat(bridge.attempts(again))
                .extracting("step", "outcome")
                .containsExactlyInAnyOrder(
                        tuple("ask-headshotpro", "OK"),
                        tuple("download-photo", "OK"),
                        tuple("hubspot-contact-photo-sink", "NOOP"),
                        tuple("cloudevents-photo-sink", "NOOP"));
    }

    @Test
    void aNewPhotoIsWrittenAndTheOldFileDeleted() {
        String model = "new-" + id;
        sync(model, "u-" + model);
        world.resetRequests();
        favoriteIs("p-2", "second");
        upload("902");

        sync(model, "u-" + model);

        assertThat(calls())
                .contains(
                        "POST /hubspot/files/v3/files", "DELETE /hubspot/files/v3/files/901", "POST " + Targets.EVENTS);
    }

    @Test
    void aPersonWhoCouldNotBeSyncedCanBeDeleted() {
        refuse("nameless-" + id, "auth0|1");
        assertThat(calls()).isEmpty();

        delete("nameless-" + id, "auth0|1");
        assertThat(calls()).isEmpty();
    }

    @Test
    void oneFailingTargetKeepsNoOtherFromGettingThePhoto() {
        String model = "half-" + id;
        world.stubFor(post("/hubspot/files/v3/files").willReturn(aResponse().withStatus(503)));

        long delivery = deliver("model.favorite_selected", model, "u-" + model);

        assertThat(bridge.handled(delivery)).containsEntry("state", "pending");
        assertThat(calls()).containsExactlyInAnyOrder("POST /hubspot/files/v3/files", "POST " + Targets.EVENTS);
        upload("901");
        world.resetRequests();
        bridge.retry(delivery);
        assertThat(bridge.handled(delivery)).containsEntry("state", "done");
        assertThat(calls()).doesNotContain("POST " + Targets.EVENTS);
    }
}
