package dev.headshotbridge.connector;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CloudEventsPhotoSinkTest extends ConnectorContract {

    private final ObjectMapper json = new ObjectMapper();

    @Override
    String connector() {
        return "cloudevents-photo-sink";
    }

    @Override
    String urlParameter() {
        return "url";
    }

    @Override
    List<String> settings(String token) {
        return List.of("cloudevents.url=" + target.baseUrl() + "/events?code=a%2Bb%2Fc", "cloudevents.token=" + token);
    }

    @Override
    void targetTakesEverything() {
        target.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(202).withHeader("Set-Cookie", "evil=1")));
    }

    @Override
    void targetAnswers(String operation, ResponseDefinitionBuilder answer) {
        target.stubFor(any(anyUrl()).willReturn(answer));
    }

    @Test
    void aSyncIsACloudEventWithTheBytes() throws IOException {
        targetTakesEverything();
        Map<String, Object> variables = variables("sync");

        assertThat(call(variables).outcome()).isEqualTo("OK");

        JsonNode event = theEvent();
        assertThat(event.get("specversion").asText()).isEqualTo("1.0");
        assertThat(event.get("id").asText())
                .isEqualTo(((Map<?, ?>) variables.get("delivery"))
                        .get("delivery_uid")
                        .toString());
        assertThat(event.get("source").asText()).isEqualTo("urn:headshotpro:org-1");
        assertThat(event.get("type").asText()).isEqualTo("com.headshotpro.photo.sync");
        assertThat(event.get("subject").asText()).isEqualTo("u-1.~@_");
        assertThat(event.get("time").asText()).isEqualTo("2026-01-02T03:04:05.678Z");
        assertThat(event.get("data").get("person")).isEqualTo(json.valueToTree(variables.get("person")));
        assertThat(event.get("data").get("photo")).isEqualTo(json.valueToTree(variables.get("photo")));
        assertThat(sha256(event.get("data").get("content").binaryValue())).isEqualTo(sha256(bytes));
    }

    @Test
    void aRemovalIsACloudEventWithoutAPhoto() throws IOException {
        targetTakesEverything();

        assertThat(call("remove").outcome()).isEqualTo("OK");

        JsonNode event = theEvent();
        assertThat(event.get("type").asText()).isEqualTo("com.headshotpro.photo.remove");
        assertThat(event.get("data").get("person").get("uid").asText()).isEqualTo("u-1.~@_");
        assertThat(event.get("data").get("photo").isNull()).isTrue();
        assertThat(event.get("data").get("content").isNull()).isTrue();
    }

    @Test
    void a404OnSyncIsUnmatched() {
        targetAnswers("sync", aResponse().withStatus(404));

        assertThat(call("sync").outcome()).isEqualTo("UNMATCHED");
        assertThat(requests()).hasSize(1);
    }

    @Test
    void aRetryHasTheSameId() throws IOException {
        targetAnswers("sync", aResponse().withStatus(503));
        Map<String, Object> variables = variables("sync");
        call(variables);
        String id = theEvent().get("id").asText();
        target.resetRequests();

        call(variables);

        assertThat(theEvent().get("id").asText()).isEqualTo(id);
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

    @ParameterizedTest
    @ValueSource(strings = {"a\"b", "a\\b", "a b\u0001", "${body}", "ü"})
    void anyOrganizationGivesValidJson(String organization) throws IOException {
        targetTakesEverything();
        Map<String, Object> variables = variables("sync");
        person(variables).put("organization", organization);

        call(variables);

        assertThat(theEvent().get("data").get("person").get("organization").asText())
                .isEqualTo(organization);
        assertThat(theEvent().get("source").asText()).isEqualTo("urn:headshotpro:" + organization);
    }

    private JsonNode theEvent() throws IOException {
        assertThat(requests()).hasSize(1);
        LoggedRequest request = requests().get(0);
        assertThat(request.getMethod().getName()).isEqualTo("POST");
        assertThat(request.getUrl()).isEqualTo("/events?code=a%2Bb%2Fc");
        assertThat(request.header("Content-Type").values()).containsExactly("application/cloudevents+json");
        JsonNode event = json.readTree(request.getBody());
        assertThat(event.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "specversion", "id", "source", "type", "subject", "time", "datacontenttype", "data");
        return event;
    }
}
