package dev.headshotbridge.connector;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static dev.headshotbridge.connector.ConnectorCall.BYTES;
import static dev.headshotbridge.connector.ConnectorCall.person;
import static dev.headshotbridge.connector.ConnectorCall.sha256;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.headshotbridge.support.OncePerRun;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The exact event that a target of CloudEvents gets. */
@ExtendWith(OncePerRun.class)
class CloudEventTest {

    private static final String CONNECTOR = "cloudevents-photo-sink";

    private final ObjectMapper json = new ObjectMapper();
    private Targets targets;

    @BeforeEach
    void forget(Targets shared) {
        targets = shared;
        targets.server.resetAll();
    }

    @Test
    void aSyncIsACloudEventWithTheBytes() throws IOException {
        answers(202);
        Map<String, Object> variables = ConnectorCall.variables(targets, CONNECTOR, "sync");

        assertThat(ConnectorCall.call(targets, variables).outcome()).isEqualTo("OK");

        JsonNode event = theEvent();
        assertThat(event.get("specversion").asText()).isEqualTo("1.0");
        assertThat(event.get("id").asText())
                .isEqualTo(((Map<?, ?>) variables.get("delivery")).get("delivery_uid") + "/"
                        + photo(variables).get("sha256"));
        assertThat(event.get("source").asText()).isEqualTo("urn:headshotpro:org-1");
        assertThat(event.get("type").asText()).isEqualTo("com.headshotpro.photo.sync");
        assertThat(event.get("subject").asText()).isEqualTo("u-1.~@_");
        assertThat(event.get("time").asText()).isEqualTo("2026-01-02T03:04:05.678Z");
        assertThat(event.get("data").get("person")).isEqualTo(json.valueToTree(variables.get("person")));
        assertThat(event.get("data").get("photo")).isEqualTo(json.valueToTree(variables.get("photo")));
        assertThat(sha256(event.get("data").get("content").binaryValue())).isEqualTo(sha256(BYTES));
    }

    @Test
    void aRemovalIsACloudEventWithoutAPhoto() throws IOException {
        answers(202);

        assertThat(ConnectorCall.call(targets, ConnectorCall.variables(targets, CONNECTOR, "remove"))
                        .outcome())
                .isEqualTo("OK");

        JsonNode event = theEvent();
        assertThat(event.get("type").asText()).isEqualTo("com.headshotpro.photo.remove");
        assertThat(event.get("data").get("person").get("uid").asText()).isEqualTo("u-1.~@_");
        assertThat(event.get("data").get("photo").isNull()).isTrue();
        assertThat(event.get("data").get("content").isNull()).isTrue();
    }

    @Test
    void aRetryHasTheSameIdUntilAnotherPhotoIsChosen() throws IOException {
        answers(503);
        Map<String, Object> variables = ConnectorCall.variables(targets, CONNECTOR, "sync");
        ConnectorCall.call(targets, variables);
        String id = theEvent().get("id").asText();
        targets.server.resetRequests();

        ConnectorCall.call(targets, variables);

        assertThat(theEvent().get("id").asText()).isEqualTo(id);
        targets.server.resetRequests();
        photo(variables).put("sha256", "another");

        ConnectorCall.call(targets, variables);

        assertThat(theEvent().get("id").asText()).isNotEqualTo(id).endsWith("/another");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\"b", "a\\b", "a b\u0001", "${body}", "ü"})
    void anyOrganizationGivesValidJson(String organization) throws IOException {
        answers(202);
        Map<String, Object> variables = ConnectorCall.variables(targets, CONNECTOR, "sync");
        person(variables).put("organization", organization);

        ConnectorCall.call(targets, variables);

        assertThat(theEvent().get("data").get("person").get("organization").asText())
                .isEqualTo(organization);
        assertThat(theEvent().get("source").asText()).isEqualTo("urn:headshotpro:" + organization);
    }

    private static Map<String, Object> photo(Map<String, Object> variables) {
        return (Map<String, Object>) variables.get("photo");
    }

    private JsonNode theEvent() throws IOException {
        assertThat(targets.requests()).hasSize(1);
        LoggedRequest request = targets.requests().get(0);
        assertThat(request.getMethod().getName()).isEqualTo("POST");
        assertThat(request.getUrl()).isEqualTo(Targets.EVENTS);
        assertThat(request.header("Content-Type").values()).containsExactly("application/cloudevents+json");
        JsonNode event = json.readTree(request.getBody());
        assertThat(event.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "specversion", "id", "source", "type", "subject", "time", "datacontenttype", "data");
        return event;
    }

    private void answers(int status) {
        targets.server.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(status)));
    }
}
