package dev.headshotbridge.connector;

import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A bridge with both connectors, and the server that is their target, HeadshotPro's API and its photo host. */
final class Targets implements AutoCloseable {

    static final String HUBSPOT_TOKEN = "hubspot-s3cr3t+&%='token";
    static final String CLOUDEVENTS_TOKEN = "cloudevents-s3cr3t+&%='token";
    static final int RESPONSE_TIMEOUT_MILLIS = 3_000;
    /** The path and query of CloudEvents. */
    static final String EVENTS = "/events?code=a%2Bb%2Fc";

    final WireMockServer server = new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));
    final HandlingBridge bridge;

    Targets() {
        this(new String[0]);
    }

    /** With further settings, which go before the common ones. */
    Targets(String... own) {
        server.start();
        String url = server.baseUrl();
        Stream<String> settings = Stream.of(
                "bridge.connectors=hubspot-contact-photo-sink, cloudevents-photo-sink",
                "hubspot.base-url=" + url + "/hubspot",
                "hubspot.access-token=" + HUBSPOT_TOKEN,
                "cloudevents.url=" + url + EVENTS,
                "cloudevents.token=" + CLOUDEVENTS_TOKEN,
                "headshotpro.api.base-url=" + url + "/api",
                "headshotpro.api.key=headshotpro-key",
                "camel.component.http.response-timeout=" + RESPONSE_TIMEOUT_MILLIS,
                "camel.component.http.connections-per-route=2");
        bridge = HandlingBridge.start(Stream.concat(settings, Stream.of(own)).toArray(String[]::new));
        answerOnce();
    }

    /** Its first answer loads classes, which takes longer on a busy machine than the bridge waits. */
    private void answerOnce() {
        try {
            URI url = URI.create(server.baseUrl());
            HttpClient.newHttpClient().send(HttpRequest.newBuilder(url).build(), BodyHandlers.discarding());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        server.resetAll();
    }

    /** What the server was asked, oldest first. */
    List<LoggedRequest> requests() {
        List<LoggedRequest> requests = new ArrayList<>();
        server.getAllServeEvents().forEach(event -> requests.add(0, event.getRequest()));
        return requests;
    }

    /** The requests' methods and URLs. */
    List<String> calls() {
        return requests().stream()
                .map(request -> request.getMethod() + " " + request.getUrl())
                .toList();
    }

    @Override
    public void close() {
        bridge.close();
        server.stop();
    }
}
