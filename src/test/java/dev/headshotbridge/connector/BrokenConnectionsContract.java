package dev.headshotbridge.connector;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.http.Fault;
import dev.headshotbridge.connector.ConnectorCall.Result;
import dev.headshotbridge.support.Ports;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of a call that gets no answer. */
interface BrokenConnectionsContract extends ConnectorContract {

    String TOO_LARGE = "x".repeat(1024 * 1024 + 1);

    @ParameterizedTest
    @EnumSource(Fault.class)
    default void aBrokenAnswerIsTriedAgainLater(Fault fault) {
        targetAnswers("sync", aResponse().withStatus(201).withFault(fault));

        assertThat(call("sync").outcome()).isEqualTo("RETRYABLE");
        assertThat(requests()).hasSize(1);
    }

    @Test
    default void aLateAnswerIsTriedAgainLater() {
        targetAnswers("sync", aResponse().withStatus(200).withFixedDelay(3 * Targets.RESPONSE_TIMEOUT_MILLIS));

        assertThat(call("sync").outcome()).isEqualTo("RETRYABLE");
        assertThat(requests()).hasSize(1);
    }

    @Test
    default void anAnswerOverTheLimitIsNotRead() {
        targetAnswers("sync", aResponse().withStatus(200).withBody(TOO_LARGE));

        Result result = call("sync");
        assertThat(result.outcome()).isEqualTo("RETRYABLE");
        assertThat((String) result.variable("message")).contains("bridge.dispatch.max-answer-size");
        assertThat(requests()).hasSize(1);
    }

    @Test
    default void ofARefusalOverTheLimitTheBeginningIsRead() {
        targetAnswers("sync", aResponse().withStatus(400).withBody(TOO_LARGE));

        Result result = call("sync");
        assertThat(result.outcome()).isEqualTo("PERMANENT");
        assertThat((String) result.variable("message")).startsWith("HTTP 400 xxx");
    }

    @Test
    default void aRefusedConnectionIsTriedAgainLater() {
        Map<String, Object> variables = variables("sync");
        variables.put("connector", connector() + "?" + urlParameter() + "=http://127.0.0.1:" + Ports.free());

        assertThat(call(variables).outcome()).isEqualTo("RETRYABLE");
    }
}
