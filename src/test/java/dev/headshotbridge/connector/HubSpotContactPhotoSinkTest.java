package dev.headshotbridge.connector;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import dev.headshotbridge.support.OncePerRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** HubSpot's connector keeps the contracts. */
@ExtendWith(OncePerRun.class)
class HubSpotContactPhotoSinkTest implements RequestsContract, RefusalsContract, BrokenConnectionsContract {

    private Targets targets;
    private HubSpotStub hubSpot;

    @BeforeEach
    void forget(Targets shared) {
        targets = shared;
        targets.server.resetAll();
        hubSpot = new HubSpotStub(targets.server);
    }

    @Override
    public Targets targets() {
        return targets;
    }

    @Override
    public String connector() {
        return "hubspot-contact-photo-sink";
    }

    @Override
    public String urlParameter() {
        return "baseUrl";
    }

    @Override
    public String token() {
        return Targets.HUBSPOT_TOKEN;
    }

    @Override
    public void targetTakesEverything() {
        hubSpot.takesEverything();
    }

    @Override
    public void targetAnswers(String operation, ResponseDefinitionBuilder answer) {
        if (operation.equals("sync")) {
            hubSpot.uploadAnswers(answer);
        } else {
            hubSpot.contactAnswers(answer);
        }
    }
}
