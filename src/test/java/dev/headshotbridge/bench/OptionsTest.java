package dev.headshotbridge.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong with the options of bench/run is said before hours are measured. */
class OptionsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    --seconds x             | --seconds takes a whole number from 1 on, not "x"
                    --rounds 0              | --rounds takes a whole number from 1 on, not "0"
                    --seconds 1,2           | --seconds takes a whole number from 1 on, not "1,2"
                    --connections 32,       | --connections takes a whole number from 1 on, not ""
                    --rates fast            | --rates takes a whole number from 1 on, not "fast"
                    --warm-up -1            | --warm-up takes a whole number from 0 on, not "-1"
                    --receivers bridge,none | There is no receiver "none"
                    receive --seconds       | --seconds takes a value
                    received                | bench/run does not know "received"
                    """)
    void tellsOfWrongOnes(String arguments, String message) {
        assertThatThrownBy(() -> options(arguments))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @Test
    void takesThoseOfItsReadme() {
        Options options = options("--warm-up 0 --connections 32,1 --receivers bridge-receiving,fastify-insert receive");
        assertThat(options.warmUp()).isZero();
        assertThat(options.numbers("--connections")).containsExactly(32, 1);
        assertThat(options.scenarios).containsExactly("receive");
    }

    private static Options options(String arguments) {
        return new Options(arguments.split(" "), List.of("receive", "latency"));
    }
}
