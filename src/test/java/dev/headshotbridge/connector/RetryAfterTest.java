package dev.headshotbridge.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The ways in which a target may say when it wants to be called again (RFC 9110). */
class RetryAfterTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "120                            | 120",
                "0                              | 0",
                "99999999999999999999           | 999999999",
                "Wed, 21 Oct 2015 07:30:00 GMT   | 120",
                "Wednesday, 21-Oct-15 07:30:00 GMT | 120",
                "Wed, 21 Oct 2015 09:30:00 +0200 | 120",
                "Wed, 21 Oct 2015 07:00:00 GMT   | 0",
                "-5                             |",
                "1.5                            |",
                "soon                           |",
                "2015-10-21T07:30:00Z           |"
            })
    void isReadInEachForm(String retryAfter, Long seconds) {
        assertThat(RetryAfter.seconds(Map.of("Retry-After", retryAfter, "Date", "Wed, 21 Oct 2015 07:28:00 GMT")))
                .isEqualTo(seconds);
    }
}
