package dev.headshotbridge.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;

/** When the handlers get what was claimed on arrival. */
class HandOutTest {

    private static final Map<String, Object> ONE = Map.of("id", 1L);
    private static final Map<String, Object> TWO = Map.of("id", 2L);
    private static final Map<String, Object> THREE = Map.of("id", 3L);

    private final CamelContext camel = new DefaultCamelContext();
    private final ClaimsInHand inHand = new ClaimsInHand();
    private final ScheduledExecutorService executor = mock();
    private final HandOut handOut = new HandOut(inHand, camel.createProducerTemplate(), executor);
    private final List<Object> handedOut = new ArrayList<>();
    private boolean stopping;

    @BeforeEach
    void receive() throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:hand-out-deliveries").process(exchange -> {
                    if (stopping) {
                        throw new RejectedExecutionException();
                    }
                    handedOut.add(exchange.getMessage().getBody());
                });
            }
        });
        camel.start();
    }

    @AfterEach
    void stop() {
        camel.stop();
    }

    @Test
    void whatComesMeanwhileIsHandedOutTogether() {
        handOut.add(List.of(ONE));
        handOut.add(List.of(TWO, THREE));
        assertThat(inHand.ids()).containsExactlyInAnyOrder(1L, 2L, 3L);
        theTimeIsOver(1);
        assertThat(handedOut).containsExactly(List.of(ONE, TWO, THREE));
    }

    @Test
    void whatComesLaterIsHandedOutNext() {
        handOut.add(List.of(ONE));
        theTimeIsOver(1);
        handOut.add(List.of(TWO));
        theTimeIsOver(2);
        assertThat(handedOut).containsExactly(List.of(ONE), List.of(TWO));
    }

    @Test
    void whatCannotBeHandedOutIsNoLongerInHand() {
        stopping = true;
        handOut.add(List.of(ONE));
        theTimeIsOver(1);
        assertThat(inHand.ids()).isEmpty();
    }

    private void theTimeIsOver(int thatManyTimes) {
        ArgumentCaptor<Runnable> task = ArgumentCaptor.captor();
        verify(executor, times(thatManyTimes)).schedule(task.capture(), anyLong(), any());
        task.getValue().run();
    }
}
