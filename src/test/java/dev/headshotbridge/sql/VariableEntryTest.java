package dev.headshotbridge.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Expression;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;

/** What is bound to a statement without asking Simple each time. */
class VariableEntryTest {

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final Exchange exchange = new DefaultExchange(camel);

    @Test
    void anEntryOfAVariable() {
        Expression entry = VariableEntry.of("${variable.row[id]}", camel);
        exchange.setVariable("row", Map.of("id", 5L));
        assertThat(entry.evaluate(exchange, Object.class)).isEqualTo(5L);
        exchange.setVariable("row", Map.of());
        assertThat(entry.evaluate(exchange, Object.class)).isNull();
    }

    @Test
    void aSettingIsLookedUpOnce() {
        camel.getPropertiesComponent().addOverrideProperty("bridge.node", "first");
        Expression setting = VariableEntry.of("${properties:bridge.node}", camel);
        assertThat(setting.evaluate(exchange, Object.class)).isEqualTo("first");
        camel.getPropertiesComponent().addOverrideProperty("bridge.node", "second");
        assertThat(setting.evaluate(exchange, Object.class)).isEqualTo("first");
    }

    @Test
    void whatHoldsASettingBesidesIsSimples() {
        camel.getPropertiesComponent().addOverrideProperty("bridge.node", "node");
        exchange.getMessage().setBody("text");
        Expression both = VariableEntry.of("${properties:bridge.node} ${body}", camel);
        assertThat(both.evaluate(exchange, String.class)).isEqualTo("node text");
        exchange.getMessage().setBody("more");
        assertThat(both.evaluate(exchange, String.class)).isEqualTo("node more");
    }
}
