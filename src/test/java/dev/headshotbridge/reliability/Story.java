package dev.headshotbridge.reliability;

import static org.awaitility.Awaitility.await;

import dev.headshotbridge.support.StoppablePostgreSql;
import dev.headshotbridge.support.TestDatabase;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.awaitility.core.ThrowingRunnable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Stand-ins, a PostgreSQL and the end that all stories have. With {@code -Dreliability.minutes=…} they go on for longer. */
final class Story implements AutoCloseable {

    private static final Duration SETTLING = Duration.ofMinutes(3);
    private static final Duration POLL = Duration.ofMillis(200);

    final StandIns standIns = new StandIns();
    final StoppablePostgreSql postgreSql = new StoppablePostgreSql();
    final TestDatabase database = postgreSql.database();
    final JdbcTemplate jdbc =
            new JdbcTemplate(new DriverManagerDataSource(database.url(), database.username(), database.password()));
    private final Instant end = Instant.now().plus(Duration.ofMinutes(Integer.getInteger("reliability.minutes", 0)));

    Story() throws IOException {}

    /** At least so many rounds, and as many as fit into the time that was asked for. */
    boolean goesOn(int roundsSoFar, int least) {
        return roundsSoFar < least || Instant.now().isBefore(end);
    }

    /** Waits until so many more webhooks were answered 200. */
    static void takes(Load load, int more) {
        int before = load.answered.get();
        await().atMost(SETTLING).pollInterval(POLL).until(() -> load.answered.get() >= before + more);
    }

    /** On a machine that is busy with the load, a minute is soon over. */
    static void until(ThrowingRunnable condition) {
        await().atMost(SETTLING).pollInterval(POLL).untilAsserted(condition);
    }

    /** Ends the load, waits until everything has been handled, and counts. */
    Figures settle(String name, Load load) throws Exception {
        load.stop();
        await().atMost(SETTLING).pollInterval(POLL).until(() -> open() == 0);
        return Figures.of(load, standIns, jdbc).print(name);
    }

    int open() {
        return jdbc.queryForObject(
                "SELECT COUNT(*) FROM webhook_delivery WHERE state IN ('pending', 'processing')", Integer.class);
    }

    @Override
    public void close() throws Exception {
        standIns.close();
        postgreSql.close();
    }
}
