package dev.headshotbridge.connector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headshotbridge.settings.Secrets;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import java.io.IOException;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.StandardEnvironment;

/** Failures that no HTTP answer tells of; those of HTTP stand in RefusalsContract. */
class FailureClassifierTest {

    private final Exchange exchange = new DefaultExchange(new DefaultCamelContext());

    @Test
    void whatWaitsIsNoFailureWhateverWasForeseen() {
        exchange.setVariable("outcome", "RETRYABLE");
        classify(new TargetNotReadyException("Waits for photo-host: its circuit is open"));
        assertThat(exchange.getVariable("outcome")).isEqualTo("WAITING");
        assertThat(exchange.getVariable("message")).isEqualTo("Waits for photo-host: its circuit is open");
    }

    @Test
    void aMailServerThatRefusesTheLoginIsPaused() {
        classify(new RuntimeCamelException(new AuthenticationFailedException("535 5.7.8 rejected")));
        assertThat(exchange.getVariable("outcome")).isEqualTo("AUTH");
    }

    @Test
    void aRecipientWhoIsRefusedIsNamedWithTheReason() {
        classify(new SendFailedException(
                "Invalid Addresses",
                new MessagingException("550 5.1.1 no mailbox", new MessagingException("none at all"))));
        assertThat(exchange.getVariable("outcome")).isEqualTo("RETRYABLE");
        assertThat(exchange.getVariable("message"))
                .isEqualTo("SendFailedException: Invalid Addresses; MessagingException: 550 5.1.1 no mailbox;"
                        + " MessagingException: none at all");
    }

    /** More, in milliseconds, is more than PostgreSQL reckons with. */
    @Test
    void noTargetAsksForMoreThanDecades() {
        classify(new HttpOperationFailedException(
                "https://api.example.com",
                429,
                "Too Many Requests",
                null,
                Map.of("X-RateLimit-Reset", "+1000000000-12-31T23:59:59Z"),
                ""));
        assertThat(exchange.getVariable("outcome")).isEqualTo("RETRYABLE");
        assertThat(exchange.getVariable("retryAfterSeconds")).isEqualTo(999_999_999L);
    }

    @Test
    void aFailureThatSaysNothingIsNamedByItsCause() {
        classify(new IOException(null, new IllegalStateException("token request with Status Code: 401")));

        assertThat(exchange.getVariable("message"))
                .isEqualTo("IllegalStateException: token request with Status Code: 401");
    }

    private void classify(Exception failure) {
        exchange.setProperty(Exchange.EXCEPTION_CAUGHT, failure);
        new FailureClassifier(new Secrets(new StandardEnvironment())).process(exchange);
    }
}
