package dev.headshotbridge.photo;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A photo is fetched up to its limit and no further. */
class PhotoSizeTest extends FavoriteSteps {

    @Test
    void aPhotoOfTheLimitIsTakenAndOneByteMoreIsNot() throws IOException {
        for (boolean chunked : List.of(false, true)) {
            photoAnswers(image(JPEG + "x".repeat(PhotoHost.LIMIT - JPEG.length()))
                    .withChunkedDribbleDelay(chunked ? 3 : 1, 1));
            assertThat(favoriteSelected()).containsEntry("state", "done");
            assertThat(lastEvent().get("photo").get("size").asInt()).isEqualTo(PhotoHost.LIMIT);

            photoAnswers(image(JPEG + "x".repeat(PhotoHost.LIMIT - JPEG.length() + 1)));
            assertThat(favoriteSelected()).containsEntry("state", "dead");
            assertThat(lastError())
                    .startsWith("download-photo: UnusablePhotoException: ")
                    .contains("headshotpro.photos.max-size");
        }
    }

    @ParameterizedTest
    @CsvSource({"200, -1", "200, 1000000000000", "403, -1", "500, 1000000000000", "302, -1"})
    void aServerThatNeverStopsIsCutOff(int status, long contentLength) {
        try (var host = new EndlessHost(status, contentLength, Long.MAX_VALUE)) {
            favoriteIs(host.url());

            assertThat(favoriteSelected().get("state")).isIn("dead", "pending");

            await().atMost(Duration.ofSeconds(20)).until(host::isCutOff);
            assertThat(requests("/events")).isEmpty();
        }
    }

    @Test
    void aZippedPhotoIsUnzippedAndMeasuredThen() throws IOException {
        photoAnswers(image(JPEG).withHeader("Content-Encoding", "gzip").withBody(gzip(JPEG)));
        assertThat(favoriteSelected()).containsEntry("state", "done");
        assertThat(lastEvent().get("content").binaryValue()).isEqualTo(JPEG.getBytes(ISO_8859_1));

        byte[] bomb = gzip(JPEG + "0".repeat(50 * PhotoHost.LIMIT));
        assertThat(bomb).hasSizeLessThan(PhotoHost.LIMIT);
        photoAnswers(image(JPEG).withHeader("Content-Encoding", "gzip").withBody(bomb));
        assertThat(favoriteSelected()).containsEntry("state", "dead");
        assertThat(lastError()).startsWith("download-photo: UnusablePhotoException: ");
    }

    private static byte[] gzip(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(ISO_8859_1));
        }
        return bytes.toByteArray();
    }
}
