package dev.headshotbridge.reload;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.headshotbridge.check.RunningSources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class SourceWatchTest {

    private final Logger logger = (Logger) LoggerFactory.getLogger(SourceWatch.class);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @TempDir
    private Path folder;

    @BeforeEach
    void listen() {
        logger.setLevel(Level.INFO);
        logger.addAppender(log);
        log.start();
    }

    @AfterEach
    void listenNoMore() {
        logger.detachAppender(log);
        logger.setLevel(null);
    }

    @Test
    void whatCannotBeReadIsSaidOnceUntilItChanges() throws IOException {
        String pattern = "file:" + folder + "/**/*.camel.yaml";
        SourceWatch watch = new SourceWatch(null, new RunningSources(pattern), pattern, Duration.ofSeconds(1));
        Path round = Files.createSymbolicLink(folder.resolve("round"), folder);

        watch.look();
        watch.look();
        assertThat(log.list).singleElement().asString().contains("could not be looked at", round + ": cannot be read");

        Files.delete(round);
        watch.look();
        watch.look();
        assertThat(log.list).hasSize(2).last().asString().contains("can be looked at again");

        Files.createSymbolicLink(round, folder);
        watch.look();
        assertThat(log.list).hasSize(3).last().asString().contains("could not be looked at");
    }
}
