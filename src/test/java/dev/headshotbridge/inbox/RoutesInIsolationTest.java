package dev.headshotbridge.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headshotbridge.HeadshotBridge;
import dev.headshotbridge.support.Waiting;
import dev.headshotbridge.webhook.InvalidWebhookException;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.EndpointInject;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.test.spring.junit5.CamelSpringBootTest;
import org.apache.camel.test.spring.junit5.MockEndpointsAndSkip;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.annotation.DirtiesContext;

/** Single routes, with mocks in place of those they call. */
@CamelSpringBootTest
@MockEndpointsAndSkip("direct:(route-event|ignore-late-event)")
@DirtiesContext
@SpringBootTest(
        classes = HeadshotBridge.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "bridge.public.host=127.0.0.1",
            "bridge.public.port=0",
            "bridge.dispatch.poll-interval=50ms",
            "headshotpro.webhook.secrets=0123456789abcdef0123456789abcdef",
            "spring.datasource.url=jdbc:h2:mem:isolation;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH",
            "logging.level.dev.headshotbridge=off"
        })
class RoutesInIsolationTest {

    @Autowired
    CamelContext camel;

    @Autowired
    ProducerTemplate producer;

    @Autowired
    JdbcTemplate jdbc;

    @EndpointInject("mock:direct:route-event")
    MockEndpoint routeEvent;

    @EndpointInject("mock:direct:ignore-late-event")
    MockEndpoint ignoreLateEvent;

    @BeforeEach
    void forget() {
        MockEndpoint.resetMocks(camel);
        jdbc.update("DELETE FROM webhook_delivery");
        jdbc.update("DELETE FROM model");
    }

    @Test
    void readEnvelopeKeepsAnIdForGoodAndAKeyForTheWindow() {
        Exchange own = readEnvelope(Map.of("id", "evt_1", "event", "e", "object", Map.of("_id", "m", "status", "s")));
        assertThat(own.getVariables())
                .containsAllEntriesOf(Map.of("event", "e", "modelId", "m", "status", "s", "deliveryKey", "evt_1"))
                .doesNotContainKey("keyWindow");
        Exchange made =
                readEnvelope(Map.of("event", "e", "object", Map.of("_id", "m", "status", "s", "organization", "o")));
        assertThat(made.getVariables())
                .containsEntry("deliveryKey", "e:m:s")
                .containsEntry("keyWindow", 7_200_000L)
                .containsEntry("organization", "o");
    }

    @Test
    void readEnvelopeRefusesWhatNamesNoModel() {
        assertThat(readEnvelope(Map.of("event", "e", "object", Map.of())).getException())
                .isInstanceOf(InvalidWebhookException.class)
                .hasMessage("object._id is missing");
    }

    @Test
    void handleDeliveryHandsTheParsedWebhookOnAndFinishes() throws Exception {
        routeEvent.expectedMessageCount(1);
        ignoreLateEvent.expectedMessageCount(0);
        long id = insert("m1", "{\"event\":\"model.created\",\"object\":{\"_id\":\"m1\"}}");
        MockEndpoint.assertIsSatisfied(camel);
        Exchange handed = routeEvent.getExchanges().get(0);
        assertThat(handed.getMessage().getBody(Map.class)).containsEntry("event", "model.created");
        assertThat(handed.getVariables()).containsEntry("modelId", "m1").containsEntry("event", "model.created");
        awaitState(id, "done", 1);
    }

    @Test
    void handleDeliveryGivesAFailureBackToTheInbox() throws Exception {
        routeEvent.whenAnyExchangeReceived(exchange -> {
            throw new IllegalStateException("Broken");
        });
        long id = insert("m2", "{}");
        awaitState(id, "pending", 1);
        assertThat(row(id)).extractingByKey("last_error").asString().contains("Broken");
    }

    @Test
    void handleDeliveryAsksNoRouteAboutADeletedModel() throws Exception {
        routeEvent.expectedMessageCount(0);
        ignoreLateEvent.expectedMessageCount(1);
        jdbc.update("INSERT INTO model (id, deleted_at) VALUES ('m3', CURRENT_TIMESTAMP)");
        awaitState(insert("m3", "{}"), "done", 1);
        MockEndpoint.assertIsSatisfied(camel);
    }

    @Test
    void dispatchDeliveriesWaitsForTheOldestOfAModel() throws Exception {
        routeEvent.whenExchangeReceived(1, exchange -> {
            throw new IllegalStateException("Broken");
        });
        long first = insert("m4", "{}");
        awaitState(first, "pending", 1);
        long second = insert("m4", "{}");
        long other = insert("m5", "{}");
        awaitState(other, "done", 1);
        assertThat(row(second)).containsEntry("state", "pending").containsEntry("attempts", 0);
        jdbc.update("UPDATE webhook_delivery SET next_attempt_at = CURRENT_TIMESTAMP WHERE id = ?", first);
        awaitState(second, "done", 1);
        assertThat(row(first)).containsEntry("state", "done").containsEntry("attempts", 2);
    }

    private Exchange readEnvelope(Object body) {
        return producer.request(
                "direct:read-envelope", exchange -> exchange.getMessage().setBody(body));
    }

    private long insert(String model, String payload) {
        jdbc.update(
                "INSERT INTO webhook_delivery (event, model_id, payload) VALUES ('model.created', ?, ?)",
                model,
                payload);
        return jdbc.queryForObject("SELECT MAX(id) FROM webhook_delivery", Long.class);
    }

    private Map<String, Object> row(long id) {
        return jdbc.queryForMap("SELECT * FROM webhook_delivery WHERE id = ?", id);
    }

    private void awaitState(long id, String state, int attempts) {
        Waiting.until(() -> assertThat(row(id)).containsEntry("state", state).containsEntry("attempts", attempts));
    }
}
