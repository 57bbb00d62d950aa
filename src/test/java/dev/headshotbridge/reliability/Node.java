package dev.headshotbridge.reliability;

import dev.headshotbridge.distribution.BridgeProcess;
import dev.headshotbridge.support.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/** A process of the distribution, with the recorder as an engineer would add it: a Kamelet and a route. */
final class Node {

    private Node() {}

    static BridgeProcess in(Path folder, StandIns standIns, TestDatabase database) throws IOException {
        BridgeProcess node = new BridgeProcess(Files.createDirectories(folder));
        copy("recorder-sink.kamelet.yaml", node.home.resolve("kamelets"));
        copy("model-status-updated.camel.yaml", node.home.resolve("routes/events"));
        Map<String, String> environment = node.environment;
        if (database != null) {
            environment.put("SPRING_DATASOURCE_URL", database.url());
            environment.put("SPRING_DATASOURCE_USERNAME", database.username());
            environment.put("SPRING_DATASOURCE_PASSWORD", database.password());
        }
        environment.put("BRIDGE_CONNECTORS", "cloudevents-photo-sink");
        environment.put("CLOUDEVENTS_URL", standIns.url("/events"));
        environment.put("RECORDER_URL", standIns.url("/recorder"));
        environment.put("HEADSHOTPRO_API_BASEURL", standIns.url("/api"));
        environment.put("HEADSHOTPRO_API_KEY", "api-key");
        environment.put("BRIDGE_DISPATCH_LEASE", "2s");
        environment.put("BRIDGE_RETRY_SCHEDULE", "100ms, 200ms, 500ms, 1s, 1s, 2s, 2s");
        environment.put("BRIDGE_CIRCUIT_OPENTIME", "500ms");
        environment.put("BRIDGE_CIRCUIT_MAXOPENTIME", "1s");
        environment.put("BRIDGE_RATELIMITS_HEADSHOTPRO", "100000");
        return node;
    }

    private static void copy(String file, Path folder) throws IOException {
        try (var stream = Node.class.getResourceAsStream("/reliability/" + file)) {
            Files.copy(stream, folder.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
