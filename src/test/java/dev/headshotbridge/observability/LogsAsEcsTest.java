package dev.headshotbridge.observability;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.headshotbridge.support.Database;
import dev.headshotbridge.support.Ports;
import dev.headshotbridge.support.RunningBridge;
import dev.headshotbridge.support.Surroundings;
import org.junit.jupiter.api.extension.RegisterExtension;

class LogsAsEcsTest implements LogsContract {

    private static final ObjectMapper JSON = new ObjectMapper();

    @RegisterExtension
    static final Surroundings SURROUNDINGS = new Surroundings();

    @RegisterExtension
    static final RunningBridge BRIDGE = RunningBridge.on(Database.H2)
            .with(SURROUNDINGS.settings())
            .with("bridge.mail.smtp.port", Ports.free())
            .with("logging.level.root", "warn")
            .with("logging.level.dev.headshotbridge", "debug")
            // Says at the start that it is off.
            .with("logging.level.dev.headshotbridge.console", "warn")
            .with("logging.structured.format.console", "ecs")
            .handling();

    @Override
    public RunningBridge bridge() {
        return BRIDGE;
    }

    @Override
    public Surroundings surroundings() {
        return SURROUNDINGS;
    }

    @Override
    public Line read(String line) {
        try {
            JsonNode ecs = JSON.readTree(line);
            assertThat(ecs.path("@timestamp").asText()).isNotEmpty();
            assertThat(ecs.at("/log/level").asText()).isNotEmpty();
            return new Line(
                    ecs.path("labels.delivery").textValue(),
                    ecs.path("event.action").textValue(),
                    ecs.path("labels.model").textValue(),
                    ecs.path("message").textValue());
        } catch (JsonProcessingException e) {
            throw new AssertionError(line, e);
        }
    }
}
