package dev.headshotbridge.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.headshotbridge.distribution.CommandProcess.Result;
import dev.headshotbridge.support.Ports;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the commands print, where no bridge runs. */
class CommandOutputIT {

    private static final String MODEL = "507f1f77bcf86cd799439011";
    private static CommandProcess commands;

    @BeforeAll
    static void copyDistribution(@TempDir Path folder) throws Exception {
        commands = new CommandProcess(new BridgeProcess(folder));
    }

    @Test
    void makesTheEventThatIsAskedFor() throws Exception {
        Result made = commands.run(
                "trigger",
                "model.deleted",
                "--dry-run",
                "--json",
                "--id",
                MODEL,
                "--event-id",
                "e-1",
                "--set",
                "object.isDevelopment=true",
                "--set",
                "object.extra.deep=12",
                "--set",
                "object.title=Zoë Å",
                "--set-text",
                "object.uid=12",
                "--unset",
                "object.trigger",
                "--url",
                "http://127.0.0.1:" + Ports.free() + "/x");
        assertThat(made.code()).as(made.err()).isZero();
        JsonNode request = made.json().get(0);
        JsonNode body = new com.fasterxml.jackson.databind.ObjectMapper()
                .readTree(request.path("body").asText());
        assertThat(body.path("event").asText()).isEqualTo("model.deleted");
        assertThat(body.path("id").asText()).isEqualTo("e-1");
        JsonNode object = body.path("object");
        assertThat(object.path("_id").asText()).isEqualTo(MODEL);
        assertThat(object.path("status").asText()).isEqualTo("deleted");
        assertThat(object.path("deletedAt").asText()).matches("\\d{4}-\\d\\d-\\d\\dT.*Z");
        assertThat(object.path("isDevelopment").isBoolean()).isTrue();
        assertThat(object.at("/extra/deep").isInt()).isTrue();
        assertThat(object.path("title").asText()).isEqualTo("Zoë Å");
        assertThat(object.path("uid").isTextual()).isTrue();
        assertThat(object.has("trigger")).isFalse();
        assertThat(request.at("/headers/X-HeadshotPro-Signature").asText()).matches("sha256=[0-9a-f]{64}");
    }

    @Test
    void needsASecretAndShowsNone() throws Exception {
        Result without = commands.run("trigger", "model.created", "--headshotpro.webhook.secrets=");
        assertThat(without.code()).isEqualTo(2);
        assertThat(without.err()).contains("HEADSHOTPRO_WEBHOOK_SECRETS", "--secret-file");
        String secret = commands.environment.get("HEADSHOTPRO_WEBHOOK_SECRETS");
        for (String command :
                new String[] {"connector list", "connector list --json", "trigger x --dry-run", "trigger x"}) {
            Result shown = commands.run(command.split(" "));
            assertThat(shown.out() + shown.err()).doesNotContain(secret);
        }
    }

    @Test
    void whatCannotBeWrittenIsNoSuccess() throws Exception {
        for (String command : new String[] {"--help", "connector list --json", "sign -"}) {
            Result full = commands.bash("\"$BRIDGE\" " + command + " > /dev/full < /dev/null");
            assertThat(full.code()).as(command).isEqualTo(2);
            assertThat(full.err()).contains("standard output cannot be written to");
        }
    }

    @Test
    void checksAsJson() throws Exception {
        assertThat(commands.run("check", "--json").json().get(0).path("problems"))
                .isEmpty();
        Result wrong = commands.run("check", "--json", "--bridge.connectors=nosuch");
        assertThat(wrong.code()).isEqualTo(1);
        assertThat(wrong.json().get(0).at("/problems/0/text").asText()).contains("nosuch");
    }
}
