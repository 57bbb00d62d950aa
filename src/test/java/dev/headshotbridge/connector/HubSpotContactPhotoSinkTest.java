package dev.headshotbridge.connector;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.delete;
import static com.github.tomakehurst.wiremock.client.WireMock.patch;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HubSpotContactPhotoSinkTest extends ConnectorContract {

    private static final String UPLOAD = "POST /files/v3/files";
    private static final String CONTACT = "PATCH /crm/v3/objects/contacts/u-1.%7E@_?idProperty=headshotpro_uid";
    private static final String DELETE_NEW = "DELETE /files/v3/files/901";
    private static final String DELETE_OLD = "DELETE /files/v3/files/900";

    @Override
    String connector() {
        return "hubspot-contact-photo-sink";
    }

    @Override
    String urlParameter() {
        return "baseUrl";
    }

    @Override
    List<String> settings(String token) {
        return List.of("hubspot.base-url=" + target.baseUrl(), "hubspot.access-token=" + token);
    }

    @Override
    void targetTakesEverything() {
        uploadAnswers(aResponse()
                .withStatus(201)
                .withHeader("Set-Cookie", "evil=1")
                .withHeader("X-Evil", "1")
                .withBody("{\"id\":\"901\",\"url\":\"https://f.example.com/901.jpg?a=1&b=ü\"}"));
        contactAnswers(
                aResponse().withStatus(200).withHeader("Set-Cookie", "evil=1").withBody("{}"));
        target.stubFor(delete(urlPathMatching("/files/v3/files/.+"))
                .willReturn(aResponse().withStatus(204)));
    }

    @Override
    void targetAnswers(String operation, ResponseDefinitionBuilder answer) {
        if (operation.equals("sync")) {
            uploadAnswers(answer);
        } else {
            contactAnswers(answer);
        }
    }

    @Test
    void aSyncUploadsTheFileAndThenPatchesTheContact() {
        targetTakesEverything();

        Result result = call("sync");

        assertThat(result.outcome()).isEqualTo("OK");
        assertThat(result.variable("targetId")).isEqualTo("901");
        assertThat(calls()).containsExactly(UPLOAD, CONTACT);
        String boundary = "photo-" + sha256(bytes);
        assertThat(requests().get(0).header("Content-Type").values())
                .containsExactly("multipart/form-data; boundary=" + boundary);
        assertThat(new String(requests().get(0).getBody(), ISO_8859_1))
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
                        new String(bytes, ISO_8859_1),
                        "--" + boundary + "--"));
        assertThat(requests().get(1).header("Content-Type").values()).containsExactly("application/json");
        assertThat(requests().get(1).getBodyAsString())
                .isEqualTo("{\"properties\":{\"headshotpro_photo_url\":"
                        + "\"https://f.example.com/901.jpg?a=1&b=ü\",\"headshotpro_file_id\":\"901\"}}");
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 404})
    void aNewPhotoTakesThePlaceOfTheOldFile(int deleted) {
        targetTakesEverything();
        target.stubFor(delete(urlPathMatching("/files/v3/files/.+"))
                .willReturn(aResponse().withStatus(deleted)));

        Result result = call(withOldFile("sync", "900"));

        assertThat(result.outcome()).isEqualTo("OK");
        assertThat(result.variable("targetId")).isEqualTo("901");
        assertThat(calls()).containsExactly(UPLOAD, CONTACT, DELETE_OLD);
    }

    @Test
    void anOverwrittenFileIsKept() {
        targetTakesEverything();

        assertThat(call(withOldFile("sync", "901")).outcome()).isEqualTo("OK");
        assertThat(calls()).containsExactly(UPLOAD, CONTACT);
    }

    @Test
    void withoutAContactTheUploadIsTakenBackAndNothingCreated() {
        targetTakesEverything();
        contactAnswers(aResponse().withStatus(404));

        Result result = call("sync");

        assertThat(result.outcome()).isEqualTo("UNMATCHED");
        assertThat(result.attempt()).containsEntry("http_status", 404);
        assertThat(result.variable("message").toString()).contains("headshotpro_uid");
        assertThat(calls()).containsExactly(UPLOAD, CONTACT, DELETE_NEW);
    }

    @Test
    void aRemovalEmptiesTheContactAndDeletesTheFile() {
        targetTakesEverything();

        assertThat(call(withOldFile("remove", "900")).outcome()).isEqualTo("OK");

        assertThat(calls()).containsExactly(CONTACT, DELETE_OLD);
        assertThat(requests().get(0).getBodyAsString())
                .isEqualTo("{\"properties\":{\"headshotpro_photo_url\":\"\",\"headshotpro_file_id\":\"\"}}");
        assertThat(requests().get(1).getBody()).isEmpty();
    }

    @Test
    void aRemovalDeletesTheFileOfAContactThatIsGone() {
        targetTakesEverything();
        contactAnswers(aResponse().withStatus(404));

        assertThat(call(withOldFile("remove", "900")).outcome()).isEqualTo("NOOP");
        assertThat(calls()).containsExactly(CONTACT, DELETE_OLD);
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
        targetTakesEverything();
        uploadAnswers(aResponse().withStatus(201).withBody(body));

        assertThat(call("sync").outcome()).isEqualTo("RETRYABLE");
        assertThat(calls()).containsExactly(UPLOAD);
    }

    @ParameterizedTest
    @CsvSource({"400, PERMANENT", "401, AUTH", "429, RETRYABLE", "503, RETRYABLE"})
    void aRefusedContactFailsTheSync(int status, String outcome) {
        targetTakesEverything();
        contactAnswers(aResponse().withStatus(status));

        assertThat(call(withOldFile("sync", "900")).outcome()).isEqualTo(outcome);
        assertThat(calls()).containsExactly(UPLOAD, CONTACT);
    }

    private Map<String, Object> withOldFile(String operation, String id) {
        Map<String, Object> variables = variables(operation);
        variables.put("targetId", id);
        return variables;
    }

    private List<String> calls() {
        return requests().stream()
                .map(request -> request.getMethod() + " " + request.getUrl())
                .toList();
    }

    private void uploadAnswers(ResponseDefinitionBuilder answer) {
        target.stubFor(post(urlPathEqualTo("/files/v3/files")).willReturn(answer));
    }

    private void contactAnswers(ResponseDefinitionBuilder answer) {
        target.stubFor(patch(urlPathMatching("/crm/v3/objects/contacts/.+")).willReturn(answer));
    }
}
