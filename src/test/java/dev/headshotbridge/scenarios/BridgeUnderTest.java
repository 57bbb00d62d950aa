package dev.headshotbridge.scenarios;

import dev.headshotbridge.HeadshotBridge;
import dev.headshotbridge.webhook.PublicPort;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.citrusframework.http.client.HttpClient;
import org.citrusframework.http.client.HttpClientBuilder;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** The bridge as it is delivered, with the settings of the scenarios: short delays, and the stubs as its world. */
class BridgeUnderTest implements AutoCloseable {

    static final String SECRET = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
    static final String NEW_SECRET = "fedcba9876543210fedcba9876543210fedcba9876543210fedcba9876543210";

    private final ConfigurableApplicationContext application;
    private final JdbcTemplate database;

    /** With own settings, which go before the common ones. */
    BridgeUnderTest(String datasourceUrl, OutsideWorld world, Map<String, String> own) {
        var settings = new HashMap<String, String>();
        settings.put("spring.datasource.url", datasourceUrl);
        settings.put("server.port", "0");
        settings.put("bridge.public.host", "127.0.0.1");
        settings.put("bridge.public.port", "0");
        settings.put("bridge.dispatch.poll-interval", "50ms");
        settings.put("bridge.retry.schedule", "300ms, 600ms");
        // One scenario's failures are not the next one's business.
        settings.put("bridge.circuit.failures", "1000");
        settings.put("bridge.circuit.auth-pause", "300ms");
        settings.put("bridge.connectors", "hubspot-contact-photo-sink, cloudevents-photo-sink");
        settings.put("bridge.mail.to", "people@example.com");
        settings.put("bridge.mail.from", "bridge@example.com");
        settings.put("bridge.mail.smtp.host", "127.0.0.1");
        settings.put("bridge.mail.smtp.port", String.valueOf(world.smtpPort()));
        settings.put("headshotpro.webhook.secrets", SECRET + "," + NEW_SECRET);
        settings.put("headshotpro.webhook.max-body-size", "16KB");
        settings.put("headshotpro.api.base-url", world.url("headshotpro") + "/api/v2");
        settings.put("headshotpro.api.key", "api-key");
        settings.put("hubspot.base-url", world.url("hubspot"));
        settings.put("hubspot.access-token", "hubspot-token");
        settings.put("cloudevents.url", world.url("cloudevents") + "/photos");
        settings.put("cloudevents.token", "cloudevents-token");
        settings.put("camel.component.http.so-timeout", "4000");
        settings.put("camel.component.http.response-timeout", "4000");
        // A failure is told by the test, once.
        settings.put("logging.level.org.citrusframework", "off");
        // A mail that the scenario refuses is no error here.
        settings.put("logging.level.com.icegreen", "off");
        // The stub server for a connector of a scenario's own.
        settings.put("target.url", world.url("target"));
        settings.putAll(own);
        application = new SpringApplicationBuilder(HeadshotBridge.class)
                .run(settings.entrySet().stream()
                        .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                        .toArray(String[]::new));
        database = new JdbcTemplate(dataSource());
    }

    /** Sends signed webhooks, and shows the answers as the stubs show requests. */
    HttpClient client() {
        return new HttpClientBuilder()
                .requestUrl("http://127.0.0.1:"
                        + application.getBean(PublicPort.class).actualPort())
                .interceptor(new WebhookSigner(SECRET))
                .messageConverter(new StubConverter())
                .contentType("application/json")
                .build();
    }

    DataSource dataSource() {
        return application.getBean(DataSource.class);
    }

    /** Waits until each delivery has ended, as each scenario's end implies. */
    void awaitEnd() {
        Awaitility.await("each delivery has ended").until(() -> open() == 0);
    }

    /** What became of the model's deliveries, attempt by attempt, for the message of a scenario that failed. */
    List<String> attempts(String model) {
        return database.query(
                """
                SELECT d.event, d.state, a.attempt, a.step, a.outcome, a.message
                FROM webhook_delivery AS d LEFT JOIN delivery_attempt AS a ON a.delivery_id = d.id
                WHERE d.model_id = ? ORDER BY d.id, a.id""",
                (row, number) -> "%s, %s; attempt %s: %s %s, %s"
                        .formatted(
                                row.getObject(1),
                                row.getObject(2),
                                row.getObject(3),
                                row.getObject(4),
                                row.getObject(5),
                                row.getObject(6)),
                model);
    }

    /** Ends what a failed scenario has left open, so that it cannot disturb the next. */
    void abandonDeliveries() {
        database.update(
                "UPDATE webhook_delivery SET state = 'dead', claimed_by = NULL WHERE state IN ('pending', 'processing')");
    }

    private int open() {
        return database.queryForObject(
                "SELECT COUNT(*) FROM webhook_delivery WHERE state IN ('pending', 'processing')", Integer.class);
    }

    @Override
    public void close() {
        application.close();
    }
}
