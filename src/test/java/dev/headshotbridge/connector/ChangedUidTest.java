package dev.headshotbridge.connector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headshotbridge.support.OncePerRun;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A model that gets another uid once its photo is synced: the photo goes with it, and stays with nobody else. */
@ExtendWith(OncePerRun.class)
class ChangedUidTest extends PhotoSyncSteps {

    @BeforeEach
    void start(Targets shared) {
        use(shared);
        sync("model-" + id, "before-" + id);
        world.resetRequests();
        upload("902");
    }

    @Test
    void thePhotoIsTakenFromTheOldAndGoesToTheNew() {
        sync("model-" + id, "after-" + id);

        assertThat(contacts()).containsExactly(contact("before-"), contact("after-"));
        assertThat(events()).containsExactly("remove before-" + id, "sync after-" + id);
        assertThat(calls()).contains("DELETE /hubspot/files/v3/files/901");
        world.resetRequests();

        sync("model-" + id, "after-" + id);
        assertThat(calls()).isEmpty();
    }

    @Test
    void isRemovedWhereItWasPut() {
        delete("model-" + id, "after-" + id);

        assertThat(contacts()).containsExactly(contact("before-"));
        assertThat(events()).containsExactly("remove before-" + id);
    }

    private List<String> contacts() {
        return calls().stream().filter(call -> call.contains("/contacts/")).toList();
    }

    private String contact(String prefix) {
        return "PATCH /hubspot/crm/v3/objects/contacts/" + prefix + id + "?idProperty=headshotpro_uid";
    }

    /** Operation and subject of what the receiver of CloudEvents got, oldest first. */
    private List<String> events() {
        return world.getAllServeEvents().stream()
                .sorted((a, b) ->
                        a.getRequest().getLoggedDate().compareTo(b.getRequest().getLoggedDate()))
                .map(event -> event.getRequest().getBodyAsString())
                .filter(body -> body.startsWith("{\"specversion\""))
                .map(body ->
                        body.replaceAll(".*\"com.headshotpro.photo.([a-z]+)\",\"subject\":\"([^\"]+)\".*", "$1 $2"))
                .toList();
    }
}
