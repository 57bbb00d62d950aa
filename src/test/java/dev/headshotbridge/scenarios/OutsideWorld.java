package dev.headshotbridge.scenarios;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.citrusframework.CitrusContext;
import org.citrusframework.context.TestContext;
import org.citrusframework.exceptions.ActionTimeoutException;
import org.citrusframework.http.message.HttpMessage;
import org.citrusframework.http.server.HttpServerBuilder;
import org.citrusframework.mail.model.MailMarshaller;
import org.citrusframework.mail.server.MailServerBuilder;
import org.citrusframework.message.DefaultMessage;
import org.citrusframework.message.Message;
import org.citrusframework.server.AbstractServer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.springframework.http.HttpStatus;

/** What the bridge talks to, as stub servers on 127.0.0.1; each request waits until the scenario answers it. */
class OutsideWorld implements AutoCloseable {

    private final List<AbstractServer> servers = new ArrayList<>();
    private final Map<String, ServerConnector> http = Map.of(
            "headshotpro",
            connector(),
            "photos",
            connector(),
            "hubspot",
            connector(),
            "cloudevents",
            connector(),
            "target",
            connector());
    private final GreenMail smtp = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));

    void start(CitrusContext citrus) {
        http.forEach((name, connector) -> start(name, http(connector), new ScenarioAdapter(name)));
        start("mail", smtp(), new ScenarioAdapter("mail") {
            @Override
            public Message handleMessageInternal(Message mail) {
                String answer = super.handleMessageInternal(mail).getPayload(String.class);
                if (!answer.startsWith("250")) {
                    throw new IllegalStateException("Not taken: " + answer);
                }
                return null;
            }
        });
        servers.forEach(server -> citrus.bind(server.getName(), server));
        warmUp(citrus.createTestContext());
    }

    String url(String name) {
        return "http://127.0.0.1:" + http.get(name).getLocalPort();
    }

    int smtpPort() {
        return smtp.getSmtp().getPort();
    }

    /** Takes and refuses the requests that no step has received, until none comes for a while; names them. */
    List<String> refuseTheRest(TestContext context, Duration quiet) {
        var rest = new ArrayList<String>();
        for (AbstractServer server : servers) {
            boolean mail = server.getName().equals("mail");
            Message no = mail
                    ? new DefaultMessage("451 not expected")
                    : new HttpMessage().status(HttpStatus.NOT_IMPLEMENTED);
            for (Message request = next(server, context, quiet);
                    request != null;
                    request = next(server, context, quiet)) {
                rest.add(server.getName() + " "
                        + (mail
                                ? request.getHeader("citrus_mail_subject")
                                : request.getHeader("citrus_http_method") + " "
                                        + request.getHeader("citrus_http_request_uri")));
                server.createProducer().send(no, context);
            }
        }
        return rest;
    }

    private static Message next(AbstractServer server, TestContext context, Duration quiet) {
        try {
            return server.createConsumer().receive(context, quiet.toMillis());
        } catch (ActionTimeoutException none) {
            return null;
        }
    }

    @Override
    public void close() {
        servers.forEach(AbstractServer::stop);
    }

    /** A servlet starts with its first request, which takes a second: longer than a timeout that scenarios test. */
    private void warmUp(TestContext context) {
        var client = HttpClient.newHttpClient();
        http.keySet()
                .forEach(name -> client.sendAsync(
                        HttpRequest.newBuilder(URI.create(url(name))).build(), BodyHandlers.discarding()));
        servers.stream().filter(server -> http.containsKey(server.getName())).forEach(server -> {
            server.createConsumer().receive(context, ScenarioAdapter.WAIT_MILLIS);
            server.createProducer().send(new HttpMessage().status(HttpStatus.OK), context);
        });
    }

    private void start(String name, AbstractServer server, ScenarioAdapter adapter) {
        server.setName(name);
        server.setDefaultTimeout(ScenarioAdapter.WAIT_MILLIS);
        server.setEndpointAdapter(adapter);
        server.initialize();
        servers.add(server);
    }

    private static ServerConnector connector() {
        var connector = new ServerConnector(new Server());
        connector.setHost("127.0.0.1");
        return connector;
    }

    private static AbstractServer http(ServerConnector connector) {
        return new HttpServerBuilder()
                .connector(connector)
                .messageConverter(new StubConverter())
                .defaultStatus(HttpStatus.NOT_IMPLEMENTED)
                .autoStart(true)
                .build();
    }

    private AbstractServer smtp() {
        var marshaller = new MailMarshaller();
        marshaller.setType("JSON");
        return new MailServerBuilder()
                .smtp(smtp)
                .marshaller(marshaller)
                .messageConverter(new MailStubConverter())
                .authRequired(false)
                .autoStart(true)
                .build();
    }
}
