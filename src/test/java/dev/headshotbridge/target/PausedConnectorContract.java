package dev.headshotbridge.target;

import static dev.headshotbridge.support.Waiting.until;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The statements of docs/runbook.md, A connector is paused, as they stand there. */
interface PausedConnectorContract extends CircuitSteps {

    @Test
    default void whoHasSetANewTokenNeedNotWait() throws Exception {
        open(EVENTS);
        List<String> models = send(3);
        until(() -> assertThat(waiting(EVENTS)).isEqualTo(3));
        String runbook = Files.readString(Path.of("docs/runbook.md"));
        int start = runbook.indexOf("```sql") + "```sql".length();
        for (String statement :
                runbook.substring(start, runbook.indexOf("```", start)).split(";\\s*")) {
            assertThat(jdbc().update(statement)).isPositive();
        }
        until(() -> assertThat(models)
                .allSatisfy(model -> assertThat(delivery(model)).containsEntry("state", "done")));
    }
}
