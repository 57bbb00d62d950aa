package dev.headshotbridge.photo;

import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import dev.headshotbridge.connector.HandlingBridge;

/** A bridge with one target, and the server that is its target, HeadshotPro's API and its photo host. */
final class PhotoHost implements AutoCloseable {

    static final int LIMIT = 64 * 1024;

    final WireMockServer server = new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));
    final HandlingBridge bridge;

    PhotoHost() {
        server.start();
        bridge = HandlingBridge.start(
                "bridge.connectors=cloudevents-photo-sink",
                "cloudevents.url=" + server.baseUrl() + "/events",
                "headshotpro.api.base-url=" + server.baseUrl() + "/api",
                "headshotpro.api.key=k3y'+%&=\"",
                "headshotpro.photos.max-size=64KB",
                "headshotpro.photos.redirect-hosts=CDN.example.com");
    }

    @Override
    public void close() {
        bridge.close();
        server.stop();
    }
}
