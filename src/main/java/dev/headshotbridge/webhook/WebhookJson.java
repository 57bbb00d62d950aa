package dev.headshotbridge.webhook;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * How webhooks are read: strictly as JSON (no duplicate keys, no text after the object, at most 32 levels deep), and
 * leniently as data. Texts become safe to store and to show: control characters, line separators and lone surrogates,
 * which not every database or log takes, are replaced, and what is over 256 characters is cut. The delivery keeps the exact text.
 */
@Configuration(proxyBeanMethods = false)
class WebhookJson {

    static final int MAX_TEXT = 256;
    private static final char REPLACEMENT = '\uFFFD';

    @Bean(defaultCandidate = false)
    public ObjectMapper webhookMapper() {
        JsonFactory strict = JsonFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(32)
                        .maxNumberLength(1000)
                        .build())
                .build();
        return JsonMapper.builder(strict)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .addModule(new SimpleModule().addDeserializer(String.class, new SafeText()))
                .build();
    }

    private static final class SafeText extends StdDeserializer<String> {

        private SafeText() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return safe(parser.getText());
        }
    }

    static String safe(String text) {
        int end = Math.min(text.length(), MAX_TEXT);
        if (end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        StringBuilder safe = null;
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            boolean pair = Character.isHighSurrogate(c) && i + 1 < end && Character.isLowSurrogate(text.charAt(i + 1));
            if (pair) {
                i++;
            } else if (Character.isISOControl(c) || Character.isSurrogate(c) || c == '\u2028' || c == '\u2029') {
                if (safe == null) {
                    safe = new StringBuilder(text.substring(0, end));
                }
                safe.setCharAt(i, REPLACEMENT);
            }
        }
        return safe == null ? text.substring(0, end) : safe.toString();
    }
}
