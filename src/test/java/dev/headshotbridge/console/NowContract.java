package dev.headshotbridge.console;

import static dev.headshotbridge.console.ConsoleSteps.row;
import static dev.headshotbridge.support.Answers.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.headshotbridge.support.Webhooks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How it stands now: the inbox, the targets, and what needs a person. */
interface NowContract extends ConsoleSteps {

    String CONNECTOR = "cloudevents-photo-sink";

    @Test
    default void nothingIsThereAtFirst() {
        assertThat(answer("attention")).isEmpty();
        JsonNode inbox = answer("inbox");
        assertThat(inbox.path("pending").intValue()).isZero();
        assertThat(inbox.path("oldest_due_seconds").isNull()).isTrue();
        assertThat(inbox.path("measured_at").textValue()).isNotBlank();
    }

    @Test
    default void theInboxIsCountedByState() {
        delivery("model.created", Webhooks.newModel(), "pending");
        delivery("model.created", Webhooks.newModel(), "dead");
        long waiting = delivery("model.created", Webhooks.newModel(), "pending");
        jdbc().update("UPDATE webhook_delivery SET waiting_for = 'smtp' WHERE id = ?", waiting);
        JsonNode inbox = answer("inbox");
        assertThat(inbox.path("pending").intValue()).isEqualTo(2);
        assertThat(inbox.path("dead").intValue()).isEqualTo(1);
        assertThat(inbox.path("replayable").intValue()).isEqualTo(1);
        assertThat(jdbc().update("UPDATE webhook_delivery SET payload = NULL")).isEqualTo(3);
        assertThat(answer("inbox").path("replayable").intValue()).isZero();
        assertThat(inbox.path("waiting_for_target").intValue()).isEqualTo(1);
        assertThat(inbox.path("oldest_due_seconds").doubleValue()).isBetween(0.0, 100.0);
    }

    @Test
    default void eachConfiguredTargetIsListedWithItsLimit() {
        JsonNode targets = answer("targets");
        assertThat(targets.findValuesAsText("name"))
                .containsExactly(CONNECTOR, "hubspot-contact-photo-sink", "headshotpro", "photo-host", "smtp");
        assertThat(targets.findValuesAsText("configured")).containsOnly("true");
        assertThat(targets.findValuesAsText("state")).containsOnly("unused");
        assertThat(row(targets, "name", "headshotpro").path("calls_per_minute").intValue())
                .isEqualTo(300);
        assertThat(row(targets, "name", CONNECTOR).path("calls_per_minute").isNull())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "-60, RETRYABLE, half-open, tries whether",
        "60,  RETRYABLE, open,      failed 12 times in a row",
        "60,  AUTH,      paused,    refuses our credentials"
    })
    default void anOpenCircuitIsToldInWords(int opensIn, String reason, String state, String why) {
        circuit(CONNECTOR, opensIn, reason);
        JsonNode target = row(answer("targets"), "name", CONNECTOR);
        assertThat(target.path("state").textValue()).isEqualTo(state);
        assertThat(target.path("why").textValue()).contains(why);
        assertThat(target.path("what_to_do").textValue()).isNotBlank();
        assertThat(target.path("last_error").textValue()).isEqualTo("HTTP 500");
    }

    @Test
    default void aConnectorThatIsConfiguredNoMoreIsShownAsSuch() {
        circuit("old-photo-sink", 60, "RETRYABLE");
        JsonNode target = row(answer("targets"), "name", "old-photo-sink");
        assertThat(target.path("configured").booleanValue()).isFalse();
        assertThat(target.path("is_connector").booleanValue()).isTrue();
        assertThat(target.path("why").textValue()).contains("does not name old-photo-sink any more");
        assertThat(target.path("what_to_do").textValue()).isEqualTo("Nothing");
    }

    @Test
    default void theLastCallsComeFromTheAttempts() {
        long delivery = delivery("model.photos_ready", Webhooks.newModel(), "done");
        attempt(delivery, CONNECTOR, "OK");
        attempt(delivery, "send-email", "RETRYABLE");
        JsonNode targets = answer("targets");
        assertThat(row(targets, "name", CONNECTOR).path("last_ok_at").textValue())
                .isNotBlank();
        assertThat(row(targets, "name", CONNECTOR).path("state").textValue()).isEqualTo("closed");
        assertThat(row(targets, "name", "smtp").path("last_ok_at").isNull()).isTrue();
        assertThat(row(targets, "name", "smtp").path("last_called_at").textValue())
                .isNotBlank();
    }

    @ParameterizedTest
    @CsvSource({
        "inbox?x=1,               no parameters",
        "targets?state=open,      no parameters",
        "attention?kind=dead,     no parameters",
        "pipeline?status=active,  no parameters",
        "routes?id=x,             no parameters",
        "activity?hours=1,        The parameters are minutes",
        "activity?minutes=0,      from 1 to 10080",
        "activity?minutes=10081,  from 1 to 10080",
        "activity?minutes=1e1,    from 1 to 10080",
        "activity?minutes=1&minutes=2, each once"
    })
    default void aQueryThatCannotBeUsedIsRefused(String query, String hint) {
        assertThat(assertProblem(ask(query), 400)).contains(hint);
    }
}
