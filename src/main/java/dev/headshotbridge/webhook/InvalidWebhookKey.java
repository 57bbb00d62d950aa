package dev.headshotbridge.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.commons.codec.digest.DigestUtils;
import org.springframework.stereotype.Component;

/**
 * The variable {@code deliveryKey} of a webhook that names no event: {@code invalid:} and the SHA-256 of its bytes in
 * hex, so that it is kept once however often it is sent. Takes what {@link WebhookText} has left.
 */
@Component
class InvalidWebhookKey implements Processor {

    @Override
    public void process(Exchange exchange) {
        byte[] bytes = exchange.getVariable("payloadBytes", byte[].class);
        String digest = bytes == null
                ? DigestUtils.sha256Hex(
                        exchange.getVariable("payload", String.class).getBytes(UTF_8))
                : DigestUtils.sha256Hex(bytes);
        exchange.setVariable("deliveryKey", "invalid:" + digest);
    }
}
