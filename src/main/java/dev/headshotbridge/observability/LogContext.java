package dev.headshotbridge.observability;

import java.util.Map;
import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.model.ChoiceDefinition;
import org.apache.camel.model.FilterDefinition;
import org.apache.camel.model.RemoveHeadersDefinition;
import org.apache.camel.model.RemoveVariableDefinition;
import org.apache.camel.model.SetBodyDefinition;
import org.apache.camel.model.SetHeaderDefinition;
import org.apache.camel.model.SetVariableDefinition;
import org.apache.camel.model.ToDefinition;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.support.processor.DelegateAsyncProcessor;
import org.slf4j.MDC;
import org.springframework.stereotype.Component;

/**
 * Has each line that is logged for a delivery say which it is: {@code delivery}, {@code event} and {@code model} of
 * the logging context are those of the exchange while a step of a route runs, on whatever thread that is. (Camel's own
 * support for logging contexts takes headers and properties, not variables.)
 */
@Component
public class LogContext implements InterceptStrategy {

    private static final String[] KEYS = {"delivery", "event", "model"};
    private static final int MAX_LENGTH = 128;

    @Override
    public Processor wrapProcessorInInterceptors(
            CamelContext camel, NamedNode step, Processor target, Processor nextTarget) {
        if (!mayLog(step)) {
            return target;
        }
        return new DelegateAsyncProcessor(target) {
            @Override
            public boolean process(Exchange exchange, AsyncCallback callback) {
                String[] values = of(exchange);
                if (values == null) {
                    return super.process(exchange, callback);
                }
                String[] before = replace(values);
                try {
                    return super.process(exchange, callback);
                } finally {
                    replace(before);
                }
            }
        };
    }

    /** Steps that only set something or only hold others log nothing themselves, and there are many of them. */
    private static boolean mayLog(NamedNode step) {
        boolean onlySets = step instanceof SetVariableDefinition
                || step instanceof SetBodyDefinition
                || step instanceof SetHeaderDefinition
                || step instanceof RemoveVariableDefinition
                || step instanceof RemoveHeadersDefinition;
        return !onlySets
                && !(step instanceof ChoiceDefinition)
                && !(step instanceof FilterDefinition)
                && !(step instanceof ToDefinition to
                        && (to.getUri().startsWith("direct:") || to.getUri().startsWith("micrometer:")));
    }

    /** Null where nothing is known yet. */
    private static String[] of(Exchange exchange) {
        Object id = exchange.getVariable("delivery") instanceof Map<?, ?> delivery ? delivery.get("id") : null;
        Object event = exchange.getVariable("event");
        if (id == null && event == null) {
            return null;
        }
        return new String[] {plain(id), plain(event), plain(exchange.getVariable("modelId"))};
    }

    /** Runs what concerns many deliveries, so that what it logs is not said to be of the one whose thread it runs on. */
    public static void outside(Runnable work) {
        String[] before = replace(new String[KEYS.length]);
        try {
            work.run();
        } finally {
            replace(before);
        }
    }

    /** Returns what was there before. */
    private static String[] replace(String[] values) {
        String[] before = new String[KEYS.length];
        for (int i = 0; i < KEYS.length; i++) {
            before[i] = MDC.get(KEYS[i]);
            if (values[i] == null) {
                MDC.remove(KEYS[i]);
            } else if (!values[i].equals(before[i])) {
                MDC.put(KEYS[i], values[i]);
            }
        }
        return before;
    }

    /** As it can stand in a log: what comes from outside must not look like another line, or like another field. */
    static String plain(Object value) {
        if (value == null) {
            return null;
        }
        String text = value.toString();
        StringBuilder plain = null;
        int length = Math.min(text.length(), MAX_LENGTH);
        for (int i = 0; i < length; i++) {
            if (!isPlain(text.charAt(i))) {
                plain = plain == null ? new StringBuilder(text.substring(0, length)) : plain;
                plain.setCharAt(i, '_');
            }
        }
        return plain == null ? text.substring(0, length) : plain.toString();
    }

    private static boolean isPlain(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || "._~@:/-".indexOf(c) >= 0;
    }
}
