package dev.headshotbridge.observability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headshotbridge.support.Database;
import dev.headshotbridge.support.Ports;
import dev.headshotbridge.support.RunningBridge;
import dev.headshotbridge.support.Surroundings;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.RegisterExtension;

class LogsAsTextTest implements LogsContract {

    private static final Pattern LINE =
            Pattern.compile("\\S{23,29} [A-Z]+ +\\S+ +\\[(?:delivery=(\\S+) )?event=(\\S+) model=([^]]+)] (.*)");

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
        Matcher parts = LINE.matcher(line);
        assertThat(parts.matches()).as(line).isTrue();
        return new Line(parts.group(1), parts.group(2), parts.group(3), parts.group(4));
    }
}
