package dev.headshotbridge.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.springframework.stereotype.Component;

/**
 * Turns the body's bytes into its exact text, as body and as the variable {@code payload}.
 *
 * <p>A body that no text column can hold exactly (not UTF-8, or with a NUL) is kept as bytes in {@code payloadBytes},
 * beside a readable approximation in {@code payload}. Throws {@link InvalidWebhookException} then.
 */
@Component
class WebhookText implements Processor {

    @Override
    public void process(Exchange exchange) throws InvalidWebhookException {
        byte[] body = exchange.getMessage().getBody(byte[].class);
        byte[] bytes = body == null ? new byte[0] : body;
        String text = exactText(bytes);
        if (text == null) {
            exchange.setVariable("payload", new String(bytes, UTF_8).replace('\0', '\uFFFD'));
            exchange.setVariable("payloadBytes", bytes);
            throw new InvalidWebhookException("The body is not UTF-8 text");
        }
        exchange.setVariable("payload", text);
        exchange.getMessage().setBody(text);
    }

    private static String exactText(byte[] bytes) {
        try {
            String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return text.indexOf('\0') < 0 ? text : null;
        } catch (CharacterCodingException e) {
            return null;
        }
    }
}
