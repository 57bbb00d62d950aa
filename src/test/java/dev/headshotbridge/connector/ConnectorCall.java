package dev.headshotbridge.connector;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.apache.camel.Exchange;

/** One call of a connector, by the route that each delivery takes to it. */
final class ConnectorCall {

    static final byte[] BYTES =
            ("\u00FF\u00D8\u00FF--photo-0\r\n${body}{{headshotpro.api.key}}\0\n\r--\r\n\u00FF").getBytes(ISO_8859_1);

    private ConnectorCall() {}

    /** Calls the connector as a delivery does, with headers that a webhook could have brought. */
    static Result call(Targets targets, Map<String, Object> variables) {
        Exchange exchange =
                targets.bridge.camel().getEndpoint("direct:call-connector").createExchange();
        variables.forEach(exchange::setVariable);
        Map.of(
                        "Cookie",
                        "evil",
                        "Authorization",
                        "evil",
                        "X-HeadshotPro-Signature",
                        "evil",
                        "To",
                        "evil",
                        "CamelHttpUri",
                        targets.server.baseUrl() + "/elsewhere",
                        "CamelHttpPath",
                        "/elsewhere",
                        "CamelHttpQuery",
                        "evil=1",
                        "CamelHttpMethod",
                        "TRACE")
                .forEach(exchange.getMessage()::setHeader);
        try (var template = targets.bridge.camel().createProducerTemplate()) {
            template.send("direct:call-connector", exchange);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getHeaders().keySet()).isSubsetOf("CamelSqlUpdateCount");
        long delivery = ((Number) ((Map<?, ?>) variables.get("delivery")).get("id")).longValue();
        return new Result(exchange, targets.bridge.attempts(delivery).get(0));
    }

    /** What a delivery has found out before it calls a connector. */
    static Map<String, Object> variables(Targets targets, String connector, String operation) {
        Map<String, Object> variables = new HashMap<>();
        variables.put("connector", connector);
        variables.put("operation", operation);
        variables.put("delivery", targets.bridge.row(targets.bridge.claimedDelivery()));
        ((Map<String, Object>) variables.get("delivery")).put("received_at", "2026-01-02T03:04:05.678Z");
        variables.put("modelId", "m-1");
        variables.put(
                "person",
                new HashMap<>(Map.of(
                        "uid",
                        "u-1.~@_",
                        "modelId",
                        "m-1",
                        "organization",
                        "org-1",
                        "title",
                        "Zoë \"O'Hara\" \\ 😀",
                        "email",
                        "zoe@example.com")));
        if (operation.equals("sync")) {
            variables.put(
                    "photo",
                    new HashMap<>(Map.of(
                            "id",
                            "p-1",
                            "contentType",
                            "image/jpeg",
                            "sha256",
                            sha256(BYTES),
                            "size",
                            BYTES.length,
                            "fileName",
                            "m-1.jpg",
                            "url",
                            "https://photos.example.com/p-1?sig=a%2Fb",
                            "expiresAt",
                            "2026-01-03T00:00:00Z")));
            variables.put("photoBytes", BYTES);
        }
        return variables;
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> person(Map<String, Object> variables) {
        return (Map<String, Object>) variables.get("person");
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The exchange after the call, and the attempt's row. */
    record Result(Exchange exchange, Map<String, Object> attempt) {

        Object variable(String name) {
            return exchange.getVariable(name);
        }

        String outcome() {
            return exchange.getVariable("outcome", String.class);
        }
    }
}
