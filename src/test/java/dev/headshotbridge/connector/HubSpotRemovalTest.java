package dev.headshotbridge.connector;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headshotbridge.connector.ConnectorCall.Result;
import dev.headshotbridge.support.OncePerRun;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The exact calls with which a photo leaves HubSpot. */
@ExtendWith(OncePerRun.class)
class HubSpotRemovalTest {

    private Targets targets;
    private HubSpotStub hubSpot;

    @BeforeEach
    void forget(Targets shared) {
        targets = shared;
        targets.server.resetAll();
        hubSpot = new HubSpotStub(targets.server);
    }

    @Test
    void aRemovalEmptiesTheContactAndDeletesTheFile() {
        hubSpot.takesEverything();

        assertThat(call("remove", "900").outcome()).isEqualTo("OK");

        assertThat(targets.calls()).containsExactly(HubSpotStub.CONTACT, HubSpotStub.DELETE_OLD);
        assertThat(targets.requests().get(0).getBodyAsString())
                .isEqualTo("{\"properties\":{\"headshotpro_photo_url\":\"\",\"headshotpro_file_id\":\"\"}}");
        assertThat(targets.requests().get(1).getBody()).isEmpty();
    }

    @Test
    void aRemovalDeletesTheFileOfAContactThatIsGone() {
        hubSpot.takesEverything();
        hubSpot.contactAnswers(aResponse().withStatus(404));

        assertThat(call("remove", "900").outcome()).isEqualTo("NOOP");
        assertThat(targets.calls()).containsExactly(HubSpotStub.CONTACT, HubSpotStub.DELETE_OLD);
    }

    private Result call(String operation, String oldFile) {
        Map<String, Object> variables = ConnectorCall.variables(targets, "hubspot-contact-photo-sink", operation);
        variables.put("targetId", oldFile);
        return ConnectorCall.call(targets, variables);
    }
}
