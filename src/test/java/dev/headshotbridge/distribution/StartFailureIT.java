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

/** A start that cannot work ends with exit code 1 and one line: where it stands, what is wrong, what to write. */
class StartFailureIT {

    private BridgeProcess bridge;

    @BeforeEach
    void copyDistribution(@TempDir Path folder) throws IOException {
        bridge = new BridgeProcess(folder);
    }

    @AfterEach
    void stop() throws InterruptedException {
        bridge.close();
    }

    @Test
    void withoutASecret() throws Exception {
        bridge.environment.remove("HEADSHOTPRO_WEBHOOK_SECRETS");
        assertEndsSaying("application.yaml:", "headshotpro.webhook.secrets is not set", "write the webhook secret");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            BRIDGE_PUBLIC_PORT               | abc                     | bridge.public.port        | write a port number
            SERVER_PORT                      | 70000                   | server.port               | write a port number
            BRIDGE_CONSOLE_PASSWORD          | {bcrypt}secret          | bridge.console.password   | and its whole hash
            BRIDGE_CONSOLE_USERNAME          | two words               | bridge.console.username   | write a name
            BRIDGE_RETRY_SCHEDULE            | 5s, 2 hours             | bridge.retry.schedule     | write durations
            HEADSHOTPRO_WEBHOOK_MAXBODYSIZE  | big                     | max-body-size             | write a size
            HEADSHOTPRO_API_BASEURL          | server.headshotpro.com  | headshotpro.api.base-url  | write a URL
            BRIDGE_CONNECTORS                | nosuch-sink             | bridge.connectors         | hubspot-contact-photo-sink
            BRIDGE_CONNECTORS                | hubspot-contact-photo-sink | hubspot.access-token   | write the private app's
            SPRING_DATASOURCE_URL            | jdbc:oracle:thin:@db    | spring.datasource.url     | write jdbc:
            SPRING_DATASOURCE_URL            | jdbc:postgresql://127.0.0.1:1/none | spring.datasource | application.yaml
            BRIDGE_RETENTION_DELIVERIES      | 29d                     | bridge.retention.payloads (30d) | write at least 30d
            HEADSHOTPRO_WEBHOOK_TIMESTAMPTOLERANCE | 91d               | bridge.retention.deliveries (90d) | write at least 91d
            SPRING_DATASOURCE_HIKARI_MAXIMUMPOOLSIZE | many            | maximum-pool-size         | write
            """)
    void withASettingThatIsWrong(String variable, String value, String key, String write) throws Exception {
        bridge.environment.put(variable, value);
        assertEndsSaying(key, write);
    }

    @Test
    void withAJavaThatDoesNotRun() throws Exception {
        bridge.environment.put("JAVA_TOOL_OPTIONS", "-javaagent:/no/such.jar");
        assertEndsSaying("java -version failed: ", "/no/such.jar");
    }

    @Test
    void withAMalformedValueInTheFile() throws Exception {
        edit("application.yaml", "lease: 30s", "lease: 2 hours");
        assertEndsSaying(
                "application.yaml:", "bridge.dispatch.lease cannot be \"2 hours\"", "write a duration such as");
    }

    @Test
    void withAMisspeltKey() throws Exception {
        edit("application.yaml", "batch-size:", "batch-sise:");
        assertEndsSaying(
                "application.yaml:", "bridge.dispatch.batch-sise is not a setting", "bridge.dispatch.batch-size");
    }

    @Test
    void withAListWhereValuesStandInOneLine() throws Exception {
        edit("application.yaml", "  connectors:", "  connectors: [hubspot-contact-photo-sink]");
        assertEndsSaying("application.yaml:", "bridge.connectors[0]", "in one line, separated by commas");
    }

    @Test
    void withSettingsThatAreNotYaml() throws Exception {
        edit("application.yaml", "  datasource:", "  datasource: [");
        assertEndsSaying("application.yaml: line ", "not YAML");
    }

    @Test
    void withARouteThatIsNotYaml() throws Exception {
        Path route = bridge.home.resolve("routes/events/model-deleted.camel.yaml");
        Files.writeString(route, Files.readString(route) + "\t- x: [\n");
        assertEndsSaying("routes/events/model-deleted.camel.yaml, line ");
    }

    @Test
    void withARouteThatNamesAnUnknownSetting() throws Exception {
        edit("routes/handle-delivery.camel.yaml", "{{bridge.dispatch.concurrency}}", "{{bridge.dispatch.nosuch}}");
        assertEndsSaying("routes/handle-delivery.camel.yaml:", "{{bridge.dispatch.nosuch}}", "application.yaml");
    }

    @Test
    void withADataFolderThatCannotBeMade() throws Exception {
        Files.writeString(bridge.home.resolve("data"), "a file");
        assertEndsSaying("application.yaml:", "spring.datasource.url", "cannot be made");
    }

    @Test
    void withThePublicPortTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(bridge.publicPort, 1, InetAddress.getByName("127.0.0.1"))) {
            assertEndsSaying("bridge.public.port", "application.yaml");
            assertThat(taken.isBound()).isTrue();
        }
    }

    @Test
    void withThePrivatePortTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(bridge.privatePort, 1, InetAddress.getByName("127.0.0.1"))) {
            assertEndsSaying("port " + taken.getLocalPort() + " is in use", "server.port", "application.yaml");
        }
    }

    @Test
    void withoutJavaOrWhatItTakes() throws Exception {
        bridge.environment.put("BRIDGE_HEAP", "1g");
        assertEndsSaying("BRIDGE_HEAP is 1g", "-Xmx1g");
        bridge.environment.remove("BRIDGE_HEAP");
        bridge.environment.put("JAVA_HOME", bridge.home.toString());
        assertEndsSaying("JAVA_HOME", "set it to a Java 17 or later");
    }

    private void assertEndsSaying(String... parts) throws Exception {
        assertThat(bridge.run()).isEqualTo(1);
        assertThat(bridge.errors())
                .singleElement()
                .asString()
                .startsWith("headshot-bridge did not start: ")
                .contains(parts);
    }

    private void edit(String file, String old, String replacement) throws IOException {
        Path path = bridge.home.resolve(file);
        String text = Files.readString(path);
        assertThat(text).contains(old);
        Files.writeString(path, text.replace(old, replacement));
    }
}
