package dev.headshotbridge.connector;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headshotbridge.support.OncePerRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whose photo a target shows where models have the same uid: one person's within an organization, else another's. */
@ExtendWith(OncePerRun.class)
class ModelsOfAPersonTest extends PhotoSyncSteps {

    @BeforeEach
    void start(Targets shared) {
        use(shared);
    }

    @Test
    void aNewerModelOfThePersonTakesThePlaceOfTheOlder() {
        String uid = "u-both-" + id;
        sync("old-" + id, uid);
        upload("902");
        sync("new-" + id, uid);
        assertThat(calls()).contains("DELETE /hubspot/files/v3/files/901");
        world.resetRequests();

        delete("old-" + id, uid);
        assertThat(calls()).isEmpty();

        delete("new-" + id, uid);
        assertThat(calls())
                .containsExactlyInAnyOrder(
                        "POST " + Targets.EVENTS,
                        "PATCH /hubspot/crm/v3/objects/contacts/" + uid + "?idProperty=headshotpro_uid",
                        "DELETE /hubspot/files/v3/files/902");
    }

    @Test
    void aPhotoThatWasRefusedTakesNoOthersPlace() {
        String uid = "u-refused-" + id;
        sync("taken-" + id, uid);
        refuse("refused-" + id, uid);
        world.resetRequests();

        delete("refused-" + id, uid);
        assertThat(calls()).isEmpty();

        delete("taken-" + id, uid);
        assertThat(calls()).contains("POST " + Targets.EVENTS, "DELETE /hubspot/files/v3/files/901");
    }

    @Test
    void aPhotoThatWentWithAnotherModelIsWrittenAnew() {
        String uid = "u-again-" + id;
        sync("older-" + id, uid);
        upload("902");
        sync("newer-" + id, uid);
        delete("newer-" + id, uid);
        world.resetRequests();

        sync("older-" + id, uid);

        assertThat(calls()).contains("POST " + Targets.EVENTS, "POST /hubspot/files/v3/files");
    }

    @Test
    void theSameUidInAnotherOrganizationIsAnotherPerson() {
        String uid = "u-shared-" + id;
        handle("model.favorite_selected", "one", uid);
        upload("902");
        world.resetRequests();

        handle("model.favorite_selected", "two", uid);
        assertThat(calls()).contains("POST " + Targets.EVENTS).doesNotContain("DELETE /hubspot/files/v3/files/901");
        world.resetRequests();

        handle("model.deleted", "one", uid);
        assertThat(calls()).contains("POST " + Targets.EVENTS, "DELETE /hubspot/files/v3/files/901");
        world.resetRequests();

        handle("model.favorite_selected", "two", uid);
        assertThat(calls()).isEmpty();
    }

    @Test
    void whereTheNewerModelWasRefusedTheOldersPhotoIsRemoved() {
        String uid = "u-partly-" + id;
        sync("old-" + id, uid);
        upload("902");
        eventsAnswer(413);
        assertThat(bridge.handled(deliver("model.favorite_selected", "new-" + id, uid)))
                .containsEntry("state", "dead");
        eventsAnswer(202);
        world.resetRequests();

        delete("old-" + id, uid);
        assertThat(calls()).containsExactly("POST " + Targets.EVENTS);
    }

    private void handle(String event, String organization, String uid) {
        assertThat(bridge.handled(deliver(event, organization + "-" + id, uid, organization)))
                .containsEntry("state", "done");
    }

    private void eventsAnswer(int status) {
        world.stubFor(any(urlPathEqualTo("/events")).willReturn(aResponse().withStatus(status)));
    }
}
