package dev.headshotbridge.support;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.patch;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** HeadshotPro's API, both connectors' targets and a mail server, all content. Declare it before the bridge. */
public final class Surroundings implements AfterAllCallback {

    private static final byte[] PHOTO = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk"
                    + "YAAAAAYAAjCB0C8AAAAASUVORK5CYII=");
    private static final String FAVORITE = "/api/organization/models/[^/]+/photos/favorite";
    private static final int LAST = 10;

    private final WireMockServer http = new WireMockServer(
            WireMockConfiguration.options().bindAddress("127.0.0.1").dynamicPort());
    private final GreenMail smtp = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    public Surroundings() {
        http.start();
        smtp.start();
        http.stubFor(any(anyUrl()).atPriority(LAST).willReturn(aResponse().withStatus(418)));
        http.stubFor(get(urlPathMatching("/api/organization/models/[^/]+"))
                .willReturn(okJson("{\"success\":true,\"model\":{\"email\":\"ada@example.com\"}}")));
        favoriteAfter(0);
        http.stubFor(get(urlPathEqualTo("/photo.png"))
                .willReturn(aResponse().withHeader("Content-Type", "image/png").withBody(PHOTO)));
        http.stubFor(post("/hubspot/files/v3/files")
                .willReturn(okJson("{\"id\":\"77\",\"url\":\"https://files/77.png\"}")
                        .withStatus(201)));
        http.stubFor(
                patch(urlPathMatching("/hubspot/crm/v3/objects/contacts/[^/]+")).willReturn(okJson("{}")));
        http.stubFor(WireMock.delete("/hubspot/files/v3/files/77")
                .willReturn(aResponse().withStatus(204)));
        http.stubFor(post("/events").willReturn(aResponse().withStatus(202)));
    }

    /** What the target of the CloudEvents answers from now on. */
    public Surroundings events(ResponseDefinitionBuilder answer) {
        http.stubFor(post("/events").willReturn(answer));
        return this;
    }

    /** What HeadshotPro's API answers from now on when asked for a favorite. */
    public Surroundings favorite(ResponseDefinitionBuilder answer) {
        http.stubFor(get(urlPathMatching(FAVORITE)).willReturn(answer));
        return this;
    }

    /** HeadshotPro's API takes so long from now on to answer with a favorite. */
    public Surroundings favoriteAfter(int millis) {
        return favorite(okJson("{\"success\":true,\"photo\":{\"id\":\"p1\",\"urls\":{\"main\":\""
                        + http.url("/photo.png?signed=1") + "\"}}}")
                .withFixedDelay(millis));
    }

    /** What the photo host answers at another path. */
    public Surroundings photo(String path, ResponseDefinitionBuilder answer) {
        http.stubFor(get(urlPathEqualTo(path)).willReturn(answer));
        return this;
    }

    /** The requests to a path, so far. */
    public List<LoggedRequest> requests(String path) {
        return requests().stream()
                .filter(request -> request.getUrl().matches(path))
                .toList();
    }

    /** Whatever is below the path answers 500 meanwhile, and repeats what is nobody's business. */
    public void failing(String path, Runnable meanwhile) {
        StubMapping failure = http.stubFor(any(urlPathMatching(path + ".*"))
                .atPriority(1)
                .willReturn(aResponse().withStatus(500).withBody("ada@example.com hubspot-token")));
        try {
            meanwhile.run();
        } finally {
            http.removeStub(failure);
        }
    }

    /** What the bridge must be told to find them. */
    public Map<String, Object> settings() {
        return Map.of(
                "headshotpro.api.base-url", http.url("/api"),
                "headshotpro.api.key", "api-key",
                "bridge.connectors", "hubspot-contact-photo-sink,cloudevents-photo-sink",
                "hubspot.base-url", http.url("/hubspot"),
                "hubspot.access-token", "hubspot-token",
                "cloudevents.url", http.url("/events"),
                "bridge.mail.to", "people@example.com",
                "bridge.mail.smtp.host", "127.0.0.1",
                "bridge.mail.smtp.port", smtp.getSmtp().getPort());
    }

    public String url(String path) {
        return http.url(path);
    }

    /** All requests since the last time, oldest first. */
    public List<LoggedRequest> requests() {
        return http.findAll(WireMock.anyRequestedFor(anyUrl()));
    }

    public List<MimeMessage> mails() {
        return Arrays.asList(smtp.getReceivedMessages());
    }

    public void forget() throws Exception {
        http.resetRequests();
        smtp.purgeEmailFromAllMailboxes();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        http.stop();
        smtp.stop();
    }
}
