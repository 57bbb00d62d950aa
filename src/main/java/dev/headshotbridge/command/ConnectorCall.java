package dev.headshotbridge.command;

import dev.headshotbridge.HeadshotBridge;
import dev.headshotbridge.connector.Outcome;
import dev.headshotbridge.settings.SettingsCheck;
import dev.headshotbridge.settings.SettingsReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Calls connectors outside of a running bridge: Camel with the Kamelets, without ports, deliveries and a database. */
final class ConnectorCall implements AutoCloseable {

    private static final String ROUTES = "classpath:command/test-connector.camel.yaml,"
            + "file:routes/steps/check-person.camel.yaml,file:routes/steps/check-connectors-answer.camel.yaml,"
            + "file:kamelets/*.kamelet.yaml";

    private final SettingsReport report = new SettingsReport(ROUTES);
    private final ConfigurableApplicationContext context;

    ConnectorCall(List<String> settings) {
        SpringApplication application = new SpringApplication(HeadshotBridge.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setBannerMode(Banner.Mode.OFF);
        application.setLogStartupInfo(false);
        application.setLazyInitialization(true);
        List<ApplicationContextInitializer<?>> initializers = new ArrayList<>(application.getInitializers());
        initializers.removeIf(SettingsCheck.class::isInstance);
        initializers.add(report);
        application.setInitializers(initializers);
        List<String> arguments = new ArrayList<>(settings);
        arguments.add("--logging.level.root=off");
        arguments.add("--logging.level.dev.headshotbridge=off");
        try {
            context = application.run(arguments.toArray(String[]::new));
        } catch (RuntimeException e) {
            throw CommandException.usage(report.reason(e));
        }
    }

    ConnectorAnswer call(String connector, String operation, Map<String, Object> variables) throws Exception {
        CamelContext camel = context.getBean(CamelContext.class);
        Exchange exchange = camel.getEndpoint("direct:test-connector").createExchange();
        variables.forEach(exchange::setVariable);
        exchange.setVariable("connector", connector);
        exchange.setVariable("operation", operation);
        if (operation.equals("remove")) {
            exchange.removeVariable("photo");
            exchange.removeVariable("photoBytes");
        }
        long start = System.nanoTime();
        try (ProducerTemplate template = camel.createProducerTemplate()) {
            template.send("direct:test-connector", exchange);
        }
        long millis = Duration.ofNanos(System.nanoTime() - start).toMillis();
        if (exchange.getException() != null) {
            throw exchange.getException();
        }
        Outcome outcome = Outcome.valueOf(exchange.getVariable("outcome", String.class));
        Integer status = exchange.getVariable("httpStatus", Integer.class);
        if (status == null) {
            status = exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class);
        }
        return new ConnectorAnswer(
                operation,
                outcome,
                status,
                exchange.getVariable("message", String.class),
                exchange.getVariable("targetId", String.class),
                exchange.getVariable("retryAfterSeconds", Long.class),
                millis,
                ConnectorAnswer.meaning(outcome, status));
    }

    @Override
    public void close() {
        context.close();
    }
}
