package dev.headshotbridge.operations;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/**
 * Reads the JSON that asks for a replay into the variable {@code replay}, a map: {@code delivery} (Long), or any of
 * {@code state}, {@code event}, {@code model}, {@code organization}, {@code connector}, {@code from}, {@code to}, {@code text}
 * and {@code replay} (Long); and {@code dryRun}. What was misspelt or left empty by a script must not widen a replay, so
 * nothing is taken that is not exactly as documented.
 */
@Component
class ReplayRequest implements Processor {

    private static final int MAX_BYTES = 16 * 1024;
    private static final Pattern JSON = Pattern.compile("(?i)application/json\\s*(;.*)?");
    private static final Criterion STATE = Criterion.oneOf("dead", "done", "ignored");
    private static final String FIELDS =
            "delivery, or any of state, event, model, organization, connector, from, to, text and replay; and dryRun";

    private final ObjectMapper strictJson;

    public ReplayRequest(@Qualifier("webhookMapper") ObjectMapper strictJson) {
        this.strictJson = strictJson;
    }

    @Override
    public void process(Exchange exchange) throws IOException, RefusedRequestException {
        JsonNode body = parse(body(exchange.getMessage()));
        Map<String, Object> replay = new HashMap<>();
        for (Iterator<Map.Entry<String, JsonNode>> fields = body.fields(); fields.hasNext(); ) {
            Map.Entry<String, JsonNode> field = fields.next();
            replay.put(field.getKey(), value(field.getKey(), field.getValue()));
        }
        Object dryRun = replay.remove("dryRun");
        if (replay.isEmpty()) {
            throw new RefusedRequestException(
                    "Say what to replay: " + FIELDS + ". All that is dead: {\"state\":\"dead\"}");
        }
        if (replay.containsKey("delivery") && replay.size() > 1) {
            throw new RefusedRequestException("delivery names one delivery; leave out it or the other criteria");
        }
        Criterion.checkOrder(replay);
        if (!replay.containsKey("delivery")) {
            replay.putIfAbsent("state", "dead");
        }
        replay.put("dryRun", Boolean.TRUE.equals(dryRun));
        exchange.setVariable("replay", replay);
    }

    private static byte[] body(Message message) throws IOException, RefusedRequestException {
        String type = message.getHeader(Exchange.CONTENT_TYPE, "", String.class);
        if (!JSON.matcher(type.strip()).matches() || message.getHeader(Exchange.CONTENT_ENCODING) != null) {
            throw new RefusedRequestException(
                    415, "Unsupported Media Type", "Send application/json without a content encoding");
        }
        InputStream stream = message.getBody(InputStream.class);
        byte[] body = stream == null ? new byte[0] : stream.readNBytes(MAX_BYTES + 1);
        if (body.length > MAX_BYTES) {
            throw new RefusedRequestException(413, "Content Too Large", "The body is over 16 KB");
        }
        return body;
    }

    private JsonNode parse(byte[] json) throws IOException, RefusedRequestException {
        try {
            JsonNode body = strictJson.readTree(json);
            if (body.isObject()) {
                return body;
            }
        } catch (JsonProcessingException e) {
            // Refused below.
        }
        throw new RefusedRequestException("The body is one JSON object, without repeated fields: " + FIELDS);
    }

    private static Object value(String name, JsonNode value) throws RefusedRequestException {
        switch (name) {
            case "delivery", "replay":
                if (value.isIntegralNumber() && value.canConvertToLong() && value.longValue() > 0) {
                    return value.longValue();
                }
                throw new RefusedRequestException(name + " is the number that /operations/"
                        + (name.equals("replay") ? "replays" : "deliveries") + " shows as id");
            case "dryRun":
                if (value.isBoolean()) {
                    return value.booleanValue();
                }
                throw new RefusedRequestException("dryRun is true or false");
            default:
                Criterion criterion = name.equals("state") ? STATE : Criterion.OF_DELIVERIES.get(name);
                if (criterion == null) {
                    throw new RefusedRequestException("The body has a field that is not known; write " + FIELDS);
                }
                if (!value.isTextual()) {
                    throw new RefusedRequestException(name + " is text in double quotes");
                }
                return criterion.read(name, value.textValue());
        }
    }
}
