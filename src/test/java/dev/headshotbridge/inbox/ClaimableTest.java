package dev.headshotbridge.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which webhooks of a batch may be claimed when it is stored. */
class ClaimableTest {

    private static final int BATCH_SIZE = 2;

    private final CamelContext camel = new DefaultCamelContext();
    private final ClaimsInHand inHand = new ClaimsInHand();
    private final ClaimOnArrival claims = new ClaimOnArrival(inHand, camel, BATCH_SIZE);
    private final Webhook first = webhook("a", "one");
    private final Webhook second = webhook("b", "two");
    private final Webhook third = webhook("c", "three");

    @BeforeEach
    void dispatch() throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("seda:inbox").routeId("dispatch-deliveries").to("log:claimed");
            }
        });
        camel.start();
    }

    @AfterEach
    void stop() {
        camel.stop();
    }

    @Test
    void noMoreThanABatchAtOnce() {
        assertThat(claims.of(List.of(first, second, third))).containsExactlyInAnyOrder(first, second);
    }

    @Test
    void ofAModelTheOldestAlone() {
        Webhook later = webhook("d", "one");
        assertThat(claims.of(List.of(first, later))).containsExactly(first);
        assertThat(claims.of(List.of(first, second, webhook("e", "three"), later)))
                .containsExactlyInAnyOrder(first, second);
    }

    @Test
    void whatHasNoModelHoldsBackNothing() {
        Webhook none = webhook("d", null);
        Webhook another = webhook("e", null);
        assertThat(claims.of(List.of(none, another))).containsExactlyInAnyOrder(none, another);
    }

    @Test
    void noLargeOne() {
        Webhook large =
                new Webhook("d", null, "model.created", "four", null, null, " ".repeat(16 * 1024 + 1), null, null);
        assertThat(claims.of(List.of(large, first))).containsExactly(first);
    }

    @Test
    void nothingWhileThisNodeHasEnoughInHand() {
        inHand.take(List.of(Map.of("id", 1L)));
        assertThat(claims.of(List.of(first, second))).containsExactly(first);
        inHand.take(List.of(Map.of("id", 2L)));
        assertThat(claims.of(List.of(first, second))).isEmpty();
    }

    @Test
    void nothingWhileTheDispatcherIsStopped() throws Exception {
        camel.getRouteController().stopRoute("dispatch-deliveries");
        assertThat(claims.of(List.of(first))).isEmpty();
    }

    private static Webhook webhook(String key, String model) {
        return new Webhook(key, null, "model.created", model, null, null, "{}", null, null);
    }
}
