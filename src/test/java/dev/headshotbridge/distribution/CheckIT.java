package dev.headshotbridge.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code bin/bridge check}, which needs no port, no database and no folder. */
class CheckIT {

    private BridgeProcess bridge;

    @BeforeEach
    void copyDistribution(@TempDir Path folder) throws IOException {
        bridge = new BridgeProcess(folder);
        // Nobody is there.
        bridge.environment.put("SPRING_DATASOURCE_URL", "jdbc:postgresql://127.0.0.1:1/none");
    }

    @AfterEach
    void stop() throws InterruptedException {
        bridge.close();
    }

    @Test
    void isContentWithTheDistribution() throws Exception {
        bridge.environment.remove("SPRING_DATASOURCE_URL");
        try (ServerSocket taken = new ServerSocket(bridge.publicPort, 1, InetAddress.getByName("127.0.0.1"));
                ServerSocket alsoTaken = new ServerSocket(bridge.privatePort, 1, InetAddress.getByName("127.0.0.1"))) {
            // Nobody is served, and nothing stops that could be waited for.
            assertThat(bridge.run("check", "--bridge.public.stop-delay=5m", "--bridge.reload.enabled=true"))
                    .isZero();
            assertThat(taken.isBound() && alsoTaken.isBound()).isTrue();
        }
        assertThat(bridge.output()).singleElement().asString().endsWith("and the settings are good.");
        assertThat(bridge.home.resolve("data")).doesNotExist();
    }

    @Test
    void takesTheHomeFolderForWhatH2TakesForIt() throws Exception {
        bridge.environment.remove("SPRING_DATASOURCE_URL");
        bridge.java("-XX:TieredStopAtLevel=1 -Duser.home=" + Files.writeString(bridge.home.resolveSibling("home"), ""));
        assertThat(bridge.run("check", "--spring.datasource.url=jdbc:h2:file:~/data/x;MODE=PostgreSQL"))
                .isEqualTo(1);
        assertThat(bridge.output())
                .first()
                .asString()
                .contains("needs the folder " + bridge.home.resolveSibling("home/data"));
    }

    @Test
    void refusesWhatTheSqlDoesNotGoWith() throws Exception {
        assertThat(bridge.run("check", "--spring.datasource.url=jdbc:h2:mem:x;MODE=Oracle;WRITE_DELAY=500"))
                .isEqualTo(1);
        assertThat(bridge.output())
                .first()
                .asString()
                .contains("has the option MODE=Oracle", "write MODE=PostgreSQL, or leave it out");
    }

    /** Nor does a start. */
    @ParameterizedTest
    @CsvSource({"HEADSHOTPRO_WEBHOOK_SECRETS, headshotpro.webhook.secrets", "HEADSHOTPRO_API_KEY, headshotpro.api.key"})
    void doesNotRepeatASecretThatIsTakenForAPlaceholder(String variable, String key) throws Exception {
        bridge.environment.put(variable, "k3pt-${s3cret}-pr1vate-0123456789");
        bridge.run();
        assertThat(bridge.errors()).singleElement().asString().contains(key, "has ${…} in it");
        assertThat(bridge.errors().toString()).doesNotContain("k3pt", "s3cret", "pr1vate");
        bridge.run("check");
        assertThat(bridge.output().toString()).doesNotContain("k3pt", "s3cret", "pr1vate");
    }

    @Test
    void namesEveryMistakeOfEveryKind() throws Exception {
        edit("application.yaml", "lease: 30s", "lease: 2 hours");
        edit("application.yaml", "payloads: 30d", "payloads: 30");
        edit("application.yaml", "batch-size:", "batch-sise:");
        edit("application.yaml", "  shutdown: graceful", "  shutdwon: graceful");
        edit("routes/handle-delivery.camel.yaml", "uri: direct:route-event", "uri: direct:route-evnt");
        edit("routes/mail/model-deleted.to.mustache", "{{/recipients}}", "");
        edit("routes/sql/erase-model.sql", "email = NULL", "emial = NULL");
        edit("kamelets/cloudevents-photo-sink.kamelet.yaml", "{{cloudevents.url}}", "{{cloudevents.ulr}}");

        assertThat(bridge.run("check", "--bridge.connectors=nosuch", "--bridge.connector=x", "--headshotpro.apiKey=x"))
                .isEqualTo(1);

        assertThat(bridge.output())
                .anyMatch(line ->
                        line.matches("application.yaml:[0-9]+: bridge.dispatch.batch-sise is not a setting; .*"))
                .anyMatch(line -> line.matches(
                        "application.yaml:[0-9]+: bridge.dispatch.lease cannot be .*; write a duration .*"))
                .anyMatch(line -> line.matches(
                        "application.yaml:[0-9]+: bridge.retention.payloads cannot be .30.; write a duration .*"))
                .anyMatch(line -> line.matches(
                        "application.yaml:[0-9]+: server.shutdwon is not a setting; write server.shutdown.*"))
                .anyMatch(line ->
                        line.startsWith("argument --bridge.connector: bridge.connector is not a setting; write"))
                .anyMatch(
                        line -> line.matches(
                                "argument --headshotpro.apiKey: headshotpro.apiKey is not a setting; .* headshotpro.api.key, .*"))
                .anyMatch(line -> line.startsWith("argument --bridge.connectors: bridge.connectors names nosuch"))
                .anyMatch(line -> line.matches(
                        "kamelets/cloudevents-photo-sink.kamelet.yaml:[0-9]+: .*; write cloudevents.url, or .*"))
                .anyMatch(line ->
                        line.matches("routes/handle-delivery.camel.yaml:[0-9]+: .*; write direct:route-event, or .*"))
                .anyMatch(line -> line.startsWith("routes/mail/model-deleted.to.mustache:1: is no Mustache"))
                .contains("routes/sql/erase-model.sql:5: there is no column emial; write email")
                .last()
                .asString()
                .matches("[0-9]+ problems[.]");
        assertThat(bridge.home.resolve("data")).doesNotExist();
    }

    @Test
    void looksAtTheRestWhenTheSettingsCannotBeRead() throws Exception {
        edit("application.yaml", "  datasource:", "  datasource: [");
        edit("routes/handle-delivery.camel.yaml", "uri: direct:route-event", "uri: direct:route-evnt");

        assertThat(bridge.run("check")).isEqualTo(1);

        assertThat(bridge.output())
                .hasSize(3)
                .anyMatch(line -> line.matches("application.yaml:[0-9]+: is not YAML: .*"))
                .anyMatch(line -> line.startsWith("routes/handle-delivery.camel.yaml:"));
    }

    private void edit(String file, String old, String replacement) throws IOException {
        Path path = bridge.home.resolve(file);
        String text = Files.readString(path);
        assertThat(text).contains(old);
        Files.writeString(path, text.replace(old, replacement));
    }
}
