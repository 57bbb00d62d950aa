package dev.headshotbridge.photo;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.http.Fault;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which answers of the photo's host are a photo. */
class PhotoBytesTest extends FavoriteSteps {

    @ParameterizedTest
    @CsvSource({
        "image/jpeg, jpg, \u00FF\u00D8\u00FF\u00E0abc",
        "image/png, png, \u0089PNG\\r\\n\\032\\nabc",
        "image/webp, webp, RIFF0123WEBPVP8",
        "image/gif, gif, GIF89aabc",
        "image/heic, heic, 0000ftypheic0000",
        "image/avif, avif, 0000ftypavif0000"
    })
    void anImageOfAnyUsualTypeIsTaken(String type, String extension, String bytes) throws IOException {
        String image = bytes.translateEscapes();
        for (String declared : List.of(type, "Application/Octet-Stream", "IMAGE/x-other")) {
            photoAnswers(image(image).withHeader("Content-Type", declared));

            assertThat(favoriteSelected()).containsEntry("state", "done");

            JsonNode data = lastEvent();
            assertThat(data.get("photo").get("contentType").asText()).isEqualTo(type);
            assertThat(data.get("photo").get("fileName").asText()).isEqualTo(model + "." + extension);
            assertThat(data.get("content").binaryValue()).isEqualTo(image.getBytes(ISO_8859_1));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html>Sorry</html>",
                "x",
                "PK\u0003\u0004",
                "%PDF-1.7",
                "\u00FF\u00D8",
                "<svg xmlns=''/>",
                "RIFF0123WAVE"
            })
    void whatIsNoImageIsRefused(String content) {
        photoAnswers(image(content));

        assertThat(favoriteSelected()).containsEntry("state", "dead");
        assertThat(lastError()).contains("not an image");
        assertThat(requests("/events")).isEmpty();
    }

    @Test
    void anImageThatIsCalledHtmlIsRefused() {
        photoAnswers(image(JPEG).withHeader("Content-Type", "text/html"));

        assertThat(favoriteSelected()).containsEntry("state", "dead");
    }

    @Test
    void anEmptyOrBrokenOffAnswerIsTriedAgainLater() {
        photoAnswers(image(""));
        assertThat(favoriteSelected()).containsEntry("state", "pending");
        assertThat(lastError()).contains("empty answer");

        photoAnswers(image(JPEG).withHeader("Content-Length", "5000"));
        try (var host = new EndlessHost(200, 5_000, 100)) {
            favoriteIs(host.url());
            assertThat(favoriteSelected()).containsEntry("state", "pending");
        }
        assertThat(requests("/events")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void aBrokenConnectionIsTriedAgainLater(Fault fault) {
        photoAnswers(image(JPEG).withFault(fault));

        assertThat(favoriteSelected()).containsEntry("state", "pending");
    }
}
