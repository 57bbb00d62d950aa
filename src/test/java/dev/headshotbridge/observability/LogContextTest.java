package dev.headshotbridge.observability;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.MDC;

class LogContextTest {

    private final BlockingQueue<String> seen = new LinkedBlockingQueue<>();

    @ParameterizedTest
    @CsvSource({
        "model.created, model.created",
        "'a b\nc\u2028d]e=f', a_b_c_d_e_f",
        "'{\"x\":\"\u00e9\u0000\"}', __x_:_____",
        "'', ''"
    })
    void whatComesFromOutsideIsMadePlain(String text, String plain) {
        assertThat(LogContext.plain(text)).isEqualTo(plain);
    }

    @Test
    void andShort() {
        assertThat(LogContext.plain("x".repeat(1_000_000))).hasSize(128);
    }

    @Test
    void isLeftForWhatConcernsManyDeliveries() {
        MDC.put("delivery", "7");
        try {
            LogContext.outside(() -> assertThat(MDC.get("delivery")).isNull());
            assertThat(MDC.get("delivery")).isEqualTo("7");
        } finally {
            MDC.remove("delivery");
        }
    }

    @Test
    void goesAlongToOtherThreadsAndStaysOnNone() throws Exception {
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            camel.getCamelContextExtension().addInterceptStrategy(new LogContext());
            camel.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:start")
                            .setVariable("delivery", constant(Map.of("id", 7L)))
                            .setVariable("event", constant("e"))
                            .process(exchange -> see())
                            .split(constant(java.util.List.of(1, 2)))
                            .parallelProcessing()
                            .process(exchange -> see())
                            .end()
                            .setVariable("modelId", constant("m"))
                            .to("seda:next");
                    from("seda:next").process(exchange -> see());
                }
            });
            camel.start();
            camel.createProducerTemplate().sendBody("direct:start", "x");
            assertThat(java.util.stream.Stream.of(seen.take(), seen.take(), seen.take(), seen.take()))
                    .containsExactly("7 e null", "7 e null", "7 e null", "7 e m");
        }
        assertThat(MDC.get("delivery")).isNull();
        assertThat(MDC.get("event")).isNull();
    }

    private void see() {
        seen.add(MDC.get("delivery") + " " + MDC.get("event") + " " + MDC.get("model"));
    }
}
