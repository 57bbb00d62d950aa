package dev.headshotbridge.connector;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.delete;
import static com.github.tomakehurst.wiremock.client.WireMock.patch;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;

/** The target as HubSpot answers. */
record HubSpotStub(WireMockServer server) {

    static final String UPLOAD = "POST /hubspot/files/v3/files";
    static final String CONTACT = "PATCH /hubspot/crm/v3/objects/contacts/u-1.%7E@_?idProperty=headshotpro_uid";
    static final String DELETE_NEW = "DELETE /hubspot/files/v3/files/901";
    static final String DELETE_OLD = "DELETE /hubspot/files/v3/files/900";

    void takesEverything() {
        uploadAnswers(aResponse()
                .withStatus(201)
                .withHeader("Set-Cookie", "evil=1")
                .withHeader("X-Evil", "1")
                .withBody("{\"id\":\"901\",\"url\":\"https://f.example.com/901.jpg?a=1&b=ü\"}"));
        contactAnswers(
                aResponse().withStatus(200).withHeader("Set-Cookie", "evil=1").withBody("{}"));
        deletionAnswers(aResponse().withStatus(204));
    }

    void uploadAnswers(ResponseDefinitionBuilder answer) {
        server.stubFor(post(urlPathEqualTo("/hubspot/files/v3/files")).willReturn(answer));
    }

    void contactAnswers(ResponseDefinitionBuilder answer) {
        server.stubFor(
                patch(urlPathMatching("/hubspot/crm/v3/objects/contacts/.+")).willReturn(answer));
    }

    void deletionAnswers(ResponseDefinitionBuilder answer) {
        server.stubFor(delete(urlPathMatching("/hubspot/files/v3/files/.+")).willReturn(answer));
    }
}
