package dev.headshotbridge.photo;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.hc.core5.http.HttpHost;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.unit.DataSize;

/** Where a photo's URL may redirect to. */
class PhotoRedirectTest extends FavoriteSteps {

    @Test
    void aRedirectOnTheSameHostIsFollowed() {
        photoAnswers(aResponse().withStatus(302).withHeader("Location", "/moved/1?a=%2F"));
        world.stubFor(get(urlPathMatching("/moved/1")).willReturn(image(JPEG)));

        assertThat(favoriteSelected()).containsEntry("state", "done");
        assertThat(requests("/moved/1")).hasSize(1);
        assertThat(requests("/moved/1").get(0).containsHeader("Authorization")).isFalse();
    }

    @Test
    void aRedirectToAnotherHostIsNotFollowed() {
        photoAnswers(
                aResponse().withStatus(302).withHeader("Location", "http://127.0.0.1:" + world.port() + "/moved/1"));
        world.stubFor(get(urlPathMatching("/moved/1")).willReturn(image(JPEG)));

        assertThat(favoriteSelected().get("state")).isIn("dead", "pending");
        assertThat(requests("/moved/1")).isEmpty();
    }

    @Test
    void redirectsThatLeadNowhereEnd() {
        photoAnswers(aResponse().withStatus(302).withHeader("Location", "/photos/1"));

        assertThat(favoriteSelected().get("state")).isIn("dead", "pending");
        assertThat(requests("/photos/1")).hasSizeLessThan(60);
    }

    @ParameterizedTest
    @CsvSource({
        "https://a.example.com, https://a.example.com, true", "https://a.example.com, http://a.example.com, false",
        "http://a.example.com, https://A.example.com, true", "https://a.example.com, https://cdn.EXAMPLE.com, true",
        "https://a.example.com, http://cdn.example.com, false", "https://a.example.com, https://b.example.com, false"
    })
    void aRedirectStaysOnItsHostAndEncrypted(String from, String to, boolean allowed) throws Exception {
        var client = new PhotoHttpClient(List.of("CDN.example.com"), DataSize.ofKilobytes(1));

        assertThat(client.isRedirectAllowed(HttpHost.create(from), HttpHost.create(to), null, null))
                .isEqualTo(allowed);
    }
}
