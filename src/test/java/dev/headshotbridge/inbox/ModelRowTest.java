package dev.headshotbridge.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelRowTest {

    @ParameterizedTest
    @CsvSource({
        "uid, 256, true",
        "uid, 257, false",
        "title, 256, true",
        "title, 257, false",
        "createdAt, 64, true",
        "createdAt, 65, false",
    })
    void takesANumberThatItsColumnHolds(String field, int digits, boolean taken) {
        BigInteger number = BigInteger.TEN.pow(digits - 1);
        Exchange exchange = new DefaultExchange(new DefaultCamelContext());
        exchange.setVariable("delivery", Map.of("id", 1L, "claim_number", 1L));
        exchange.setVariable("webhook", new HashMap<>(Map.of(field, number)));
        assertThat(new ModelRow(exchange)).containsEntry(field, taken ? number.toString() : null);
    }
}
