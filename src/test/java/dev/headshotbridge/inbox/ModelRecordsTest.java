package dev.headshotbridge.inbox;

import static dev.headshotbridge.support.Answers.assertStored;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headshotbridge.support.Database;
import dev.headshotbridge.support.RunningBridge;
import dev.headshotbridge.support.Waiting;
import dev.headshotbridge.support.Webhooks;
import java.sql.Connection;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.JdbcTemplate;

/** What several handlers have to record at once (record-model) while the database is slow. */
class ModelRecordsTest {

    private static final int NEIGHBOURS = 10;

    @RegisterExtension
    static final RunningBridge BRIDGE = RunningBridge.on(Database.POSTGRESQL).handling();

    private final JdbcTemplate jdbc = BRIDGE.inbox().jdbc();

    @BeforeEach
    void makeItSlow() {
        jdbc.execute("CREATE FUNCTION recording() RETURNS trigger LANGUAGE plpgsql AS"
                + " $$ BEGIN PERFORM PG_ADVISORY_XACT_LOCK(1); RETURN NEW; END $$");
        jdbc.execute("CREATE TRIGGER recording BEFORE INSERT ON model FOR EACH STATEMENT EXECUTE FUNCTION recording()");
    }

    @AfterEach
    void makeItFast() {
        jdbc.execute("DROP FUNCTION recording CASCADE");
        jdbc.execute("ALTER TABLE model DROP CONSTRAINT IF EXISTS bad");
    }

    @Test
    void isRecordedByOneCommit() throws Exception {
        List<String> models = receiveWhileSlow(Webhooks.newModel());
        models.forEach(this::assertRecorded);
        assertThat(jdbc.queryForObject("SELECT COUNT(DISTINCT updated_at) FROM model", Integer.class))
                .isLessThanOrEqualTo(models.size() - NEIGHBOURS + 1);
    }

    @Test
    void oneThatCannotBeRecordedFailsAlone() throws Exception {
        String bad = Webhooks.newModel();
        jdbc.execute("ALTER TABLE model ADD CONSTRAINT bad CHECK (id <> '" + bad + "')");
        List<String> models = receiveWhileSlow(bad);
        models.stream().filter(model -> !model.equals(bad)).forEach(this::assertRecorded);
        Waiting.until(() -> assertThat(jdbc.queryForMap("SELECT * FROM webhook_delivery WHERE model_id = ?", bad))
                .doesNotContainEntry("state", "done")
                .doesNotContainEntry("last_error", null));
        assertThat(jdbc.queryForList("SELECT id FROM model WHERE id = ?", bad)).isEmpty();
    }

    /** The first is under way alone; the others wait for it together. */
    private List<String> receiveWhileSlow(String one) throws Exception {
        List<String> models = Stream.concat(Stream.generate(Webhooks::newModel).limit(NEIGHBOURS), Stream.of(one))
                .toList();
        try (Connection other = jdbc.getDataSource().getConnection()) {
            other.createStatement().execute("SELECT PG_ADVISORY_LOCK(1)");
            models.forEach(model -> assertStored(BRIDGE.sender().post(Webhooks.event("model.created", model))));
            Waiting.until(() -> assertThat(handlersThatRecord()).isEqualTo(models.size()));
            other.createStatement().execute("SELECT PG_ADVISORY_UNLOCK(1)");
        }
        return models;
    }

    private static long handlersThatRecord() {
        return Thread.getAllStackTraces().values().stream()
                .filter(stack -> Stream.of(stack)
                        .anyMatch(frame -> frame.getClassName().equals(ModelRecords.class.getName())
                                && frame.getMethodName().equals("process")))
                .count();
    }

    private void assertRecorded(String model) {
        Waiting.until(() -> assertThat(jdbc.queryForObject(
                        "SELECT state FROM webhook_delivery WHERE model_id = ?", String.class, model))
                .isEqualTo("done"));
        assertThat(jdbc.queryForMap("SELECT * FROM model WHERE id = ?", model)).containsEntry("uid", "u-" + model);
    }
}
