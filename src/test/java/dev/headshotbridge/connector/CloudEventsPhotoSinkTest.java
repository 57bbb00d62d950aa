package dev.headshotbridge.connector;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import dev.headshotbridge.support.OncePerRun;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** CloudEvents' connector keeps the contracts. */
@ExtendWith(OncePerRun.class)
class CloudEventsPhotoSinkTest implements RequestsContract, RefusalsContract, BrokenConnectionsContract {

    private Targets targets;

    @BeforeEach
    void forget(Targets shared) {
        targets = shared;
        targets.server.resetAll();
    }

    @Override
    public Targets targets() {
        return targets;
    }

    @Override
    public String connector() {
        return "cloudevents-photo-sink";
    }

    @Override
    public String urlParameter() {
        return "url";
    }

    @Override
    public String token() {
        return Targets.CLOUDEVENTS_TOKEN;
    }

    @Override
    public void targetTakesEverything() {
        targets.server.stubFor(
                any(anyUrl()).willReturn(aResponse().withStatus(202).withHeader("Set-Cookie", "evil=1")));
    }

    @Override
    public void targetAnswers(String operation, ResponseDefinitionBuilder answer) {
        targets.server.stubFor(any(anyUrl()).willReturn(answer));
    }

    @Test
    void a404OnSyncIsUnmatched() {
        targetAnswers("sync", aResponse().withStatus(404));

        assertThat(call("sync").outcome()).isEqualTo("UNMATCHED");
        assertThat(requests()).hasSize(1);
    }

    @Test
    void withoutATokenThereIsNoAuthorization() {
        targetTakesEverything();
        Map<String, Object> variables = variables("sync");
        variables.put("connector", connector() + "?token=");

        assertThat(call(variables).outcome()).isEqualTo("OK");
        assertThat(requests()).hasSize(1).allSatisfy(request -> assertThat(request.containsHeader("Authorization"))
                .isFalse());
    }
}
