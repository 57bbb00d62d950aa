package dev.headshotbridge.photo;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which URLs of photos are asked for, and how. */
class PhotoUrlTest extends FavoriteSteps {

    @Test
    void theKeyGoesToTheApiAndToNobodyElse() {
        favoriteSelected();

        assertThat(requests("/api/.*")).hasSize(1).allSatisfy(request -> assertThat(
                        request.header("Authorization").values())
                .containsExactly("Bearer k3y'+%&=\""));
        assertThat(requests("/photos/.*")).hasSize(1).allSatisfy(request -> {
            assertThat(request.containsHeader("Authorization")).isFalse();
            assertThat(request.getHeaders().toString()).doesNotContain("k3y");
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 404, 410})
    void anExpiredUrlIsAskedForAnewOnce(int status) {
        photoAnswers(aResponse().withStatus(status));
        world.stubFor(get(urlPathMatching("/photos/2")).willReturn(image(JPEG)));
        world.stubFor(get(urlPathMatching("/api/.*"))
                .inScenario("expired")
                .whenScenarioStateIs(Scenario.STARTED)
                .willSetStateTo("renewed")
                .willReturn(favorite(quoted(url("/photos/1")))));
        world.stubFor(get(urlPathMatching("/api/.*"))
                .inScenario("expired")
                .whenScenarioStateIs("renewed")
                .willReturn(favorite(quoted(url("/photos/2")))));

        assertThat(favoriteSelected()).containsEntry("state", "done");

        assertThat(requests("/api/.*")).hasSize(2);
        assertThat(requests("/photos/.*")).extracting(LoggedRequest::getUrl).containsExactly("/photos/1", "/photos/2");
    }

    @Test
    void aFavoriteThatIsNoneAnyMoreWhenItsUrlHasExpiredIsNotDownloaded() {
        photoAnswers(aResponse().withStatus(404));
        world.stubFor(get(urlPathMatching("/api/.*"))
                .inScenario("gone")
                .whenScenarioStateIs(Scenario.STARTED)
                .willSetStateTo("gone")
                .willReturn(favorite(quoted(url("/photos/1")))));
        world.stubFor(get(urlPathMatching("/api/.*"))
                .inScenario("gone")
                .whenScenarioStateIs("gone")
                .willReturn(aResponse().withBody("{\"success\":true,\"photo\":null}")));

        assertThat(favoriteSelected()).containsEntry("state", "done");

        assertThat(bridge.row(delivery)).containsEntry("last_error", "No favorite photo has been chosen yet");
        assertThat(requests("/photos/.*")).hasSize(1);
    }

    @Test
    void aUrlThatStaysExpiredIsTriedAgainLater() {
        photoAnswers(aResponse().withStatus(403));

        assertThat(favoriteSelected()).containsEntry("state", "pending");
        assertThat(requests("/api/.*")).hasSize(2);
        assertThat(requests("/photos/.*")).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/photos/1?sig=a%2Fb%2B+c&x=1&x=2&b=&a&%E2%82%AC",
                "/photos/1%20a/b%2Fc?q=%25",
                "/photos/1?url=https://x/y?z",
                "/photos/1?X-Amz-Credential=A%2F20260101%2Fs3&X-Amz-Signature=0f&response-content-disposition=a%3B%20b",
                "/photos/1?"
            })
    void aSignedUrlIsAskedForByteForByte(String path) {
        favoriteIs(url(path));

        assertThat(favoriteSelected()).containsEntry("state", "done");
        assertThat(requests("/photos/.*"))
                .extracting(LoggedRequest::getUrl)
                .containsExactly(path.replaceAll("[?]$", ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:///etc/hostname",
                "classpath:application.yaml",
                "ftp://127.0.0.1/1.jpg",
                "exec:touch?args=x",
                "direct:send-email",
                "http:direct:x",
                "httpx://a/1",
                "javascript:1",
                "",
                "/photos/1",
                "//127.0.0.1/1",
                "http://",
                "https://user@127.0.0.1/1",
                "http://127.0.0.1:%d/photos/1?k={{headshotpro.api.key}}",
                "http://127.0.0.1:%d/photos/${body}",
                "http://127.0.0.1:%d/photos/1 2",
                "http://127.0.0.1:%d/photos/ü",
                "http://127.0.0.1:%d/photos/1\\r\\nX-Evil: 1",
                "http://127.0.0.1:%d/photos/1#RAW(x)"
            })
    void aUrlThatIsNoPlainHttpUrlIsRefused(String url) {
        favoriteIs(url.formatted(world.port()));

        assertThat(favoriteSelected()).containsEntry("state", "pending");
        assertThat(lastError()).contains("urls.main").doesNotContain("127.0.0.1");
        assertThat(requests("/photos/.*")).isEmpty();
    }

    @Test
    void aUrlAsLongAsAServerTakesItIsAskedFor() {
        favoriteIs(url("/photos/1?sig=" + "a".repeat(4_000)));
        assertThat(favoriteSelected()).containsEntry("state", "done");

        favoriteIs(url("/photos/1?sig=" + "a".repeat(100_000)));
        assertThat(favoriteSelected()).containsEntry("state", "pending");
        assertThat(lastError()).hasSizeLessThan(300);
    }
}
