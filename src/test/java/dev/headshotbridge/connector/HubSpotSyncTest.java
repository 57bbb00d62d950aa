package dev.headshotbridge.connector;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static dev.headshotbridge.connector.ConnectorCall.BYTES;
import static dev.headshotbridge.connector.ConnectorCall.sha256;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headshotbridge.connector.ConnectorCall.Result;
import dev.headshotbridge.support.OncePerRun;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The exact calls with which a photo gets to HubSpot. */
@ExtendWith(OncePerRun.class)
class HubSpotSyncTest {

    private Targets targets;
    private HubSpotStub hubSpot;

    @BeforeEach
    void forget(Targets shared) {
        targets = shared;
        targets.server.resetAll();
        hubSpot = new HubSpotStub(targets.server);
    }

    @Test
    void aSyncUploadsTheFileAndThenPatchesTheContact() {
        hubSpot.takesEverything();

        Result result = call("sync", null);

        assertThat(result.outcome()).isEqualTo("OK");
        assertThat(result.variable("targetId")).isEqualTo("901");
        assertThat(targets.calls()).containsExactly(HubSpotStub.UPLOAD, HubSpotStub.CONTACT);
        String boundary = "photo-" + sha256(BYTES);
        assertThat(targets.requests().get(0).header("Content-Type").values())
                .containsExactly("multipart/form-data; boundary=" + boundary);
        assertThat(new String(targets.requests().get(0).getBody(), ISO_8859_1))
                .isEqualTo(String.join(
                        "\r\n",
                        "--" + boundary,
                        "Content-Disposition: form-data; name=\"fileName\"",
                        "",
                        "m-1.jpg",
                        "--" + boundary,
                        "Content-Disposition: form-data; name=\"folderPath\"",
                        "",
                        "/headshotpro",
                        "--" + boundary,
                        "Content-Disposition: form-data; name=\"options\"",
                        "Content-Type: application/json",
                        "",
                        "{\"access\":\"PUBLIC_NOT_INDEXABLE\",\"overwrite\":true}",
                        "--" + boundary,
                        "Content-Disposition: form-data; name=\"file\"; filename=\"m-1.jpg\"",
                        "Content-Type: image/jpeg",
                        "",
                        new String(BYTES, ISO_8859_1),
                        "--" + boundary + "--"));
        assertThat(targets.requests().get(1).header("Content-Type").values()).containsExactly("application/json");
        assertThat(targets.requests().get(1).getBodyAsString())
                .isEqualTo("{\"properties\":{\"headshotpro_photo_url\":"
                        + "\"https://f.example.com/901.jpg?a=1&b=ü\",\"headshotpro_file_id\":\"901\"}}");
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 404})
    void aNewPhotoTakesThePlaceOfTheOldFile(int deleted) {
        hubSpot.takesEverything();
        hubSpot.deletionAnswers(aResponse().withStatus(deleted));

        Result result = call("sync", "900");

        assertThat(result.outcome()).isEqualTo("OK");
        assertThat(result.variable("targetId")).isEqualTo("901");
        assertThat(targets.calls()).containsExactly(HubSpotStub.UPLOAD, HubSpotStub.CONTACT, HubSpotStub.DELETE_OLD);
    }

    @Test
    void anOverwrittenFileIsKept() {
        hubSpot.takesEverything();

        assertThat(call("sync", "901").outcome()).isEqualTo("OK");
        assertThat(targets.calls()).containsExactly(HubSpotStub.UPLOAD, HubSpotStub.CONTACT);
    }

    @Test
    void withoutAContactTheUploadIsTakenBackAndNothingCreated() {
        hubSpot.takesEverything();
        hubSpot.contactAnswers(aResponse().withStatus(404));

        Result result = call("sync", null);

        assertThat(result.outcome()).isEqualTo("UNMATCHED");
        assertThat(result.attempt()).containsEntry("http_status", 404);
        assertThat(result.variable("message").toString()).contains("headshotpro_uid");
        assertThat(targets.calls()).containsExactly(HubSpotStub.UPLOAD, HubSpotStub.CONTACT, HubSpotStub.DELETE_NEW);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[]",
                "null",
                "\"ok\"",
                "<html>Sorry</html>",
                "{\"id\":\"901\"}",
                "{\"url\":\"https://f.example.com/1\"}",
                "{\"id\":\"../1\",\"url\":\"https://f.example.com/1\"}",
                "{\"id\":\"901\",\"url\":\"https://f\\\"},{\"}",
                "{\"id\":null,\"url\":null}",
                "{\"id\":\"\",\"url\":\"\"}"
            })
    void a201WithoutAFileIsNoSuccess(String body) {
        hubSpot.takesEverything();
        hubSpot.uploadAnswers(aResponse().withStatus(201).withBody(body));

        assertThat(call("sync", null).outcome()).isEqualTo("RETRYABLE");
        assertThat(targets.calls()).containsExactly(HubSpotStub.UPLOAD);
    }

    @ParameterizedTest
    @CsvSource({"400, PERMANENT", "401, AUTH", "429, RETRYABLE", "503, RETRYABLE"})
    void aRefusedContactFailsTheSync(int status, String outcome) {
        hubSpot.takesEverything();
        hubSpot.contactAnswers(aResponse().withStatus(status));

        assertThat(call("sync", "900").outcome()).isEqualTo(outcome);
        assertThat(targets.calls()).containsExactly(HubSpotStub.UPLOAD, HubSpotStub.CONTACT);
    }

    private Result call(String operation, String oldFile) {
        Map<String, Object> variables = ConnectorCall.variables(targets, "hubspot-contact-photo-sink", operation);
        variables.put("targetId", oldFile);
        return ConnectorCall.call(targets, variables);
    }
}
