package dev.headshotbridge.photo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headshotbridge.connector.TargetNotReadyException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.impl.engine.DefaultUnitOfWork;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** All photos in hand together are no larger than what there is for them; one alone may be. */
class PhotoMemoryTest {

    private final PhotoReader reader = new PhotoReader(new PhotoMemory(100));
    private final DefaultCamelContext camel = new DefaultCamelContext();

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whoFindsNoRoomWaitsUntilAnotherIsDone(boolean announced) throws Exception {
        Exchange first = exchange();
        assertThat(read(first, 60, announced)).hasSize(60);
        Exchange second = exchange();
        assertThatThrownBy(() -> read(second, 60, announced))
                .isInstanceOf(IOException.class)
                .hasCauseInstanceOf(TargetNotReadyException.class);
        done(second);
        Exchange small = exchange();
        assertThat(read(small, 40, announced)).hasSize(40);

        done(first);
        done(small);
        assertThat(read(exchange(), 60, announced)).hasSize(60);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void onePhotoAloneHasRoomHoweverLarge(boolean announced) throws Exception {
        assertThat(read(exchange(), 500, announced)).hasSize(500);
    }

    private byte[] read(Exchange exchange, int size, boolean announced) throws IOException {
        if (announced) {
            exchange.getMessage().setHeader(Exchange.CONTENT_LENGTH, String.valueOf(size));
        }
        byte[] jpeg = Arrays.copyOf(new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF}, size);
        exchange.getMessage().setBody(new ByteArrayInputStream(jpeg));
        exchange.setVariable("favorite", Map.of("id", "p-1"));
        reader.process(exchange);
        return exchange.getVariable("photoBytes", byte[].class);
    }

    private Exchange exchange() {
        Exchange exchange = new DefaultExchange(camel);
        exchange.getExchangeExtension().setUnitOfWork(new DefaultUnitOfWork(exchange));
        return exchange;
    }

    private static void done(Exchange exchange) {
        exchange.getUnitOfWork().done(exchange);
    }
}
