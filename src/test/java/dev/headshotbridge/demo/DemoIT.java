package dev.headshotbridge.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import dev.headshotbridge.HeadshotBridge;
import jakarta.mail.Message;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** The demo as a newcomer meets it: started with its profile and settings, and called by bin/demo in a process of its own. */
class DemoIT {

    private static final List<Integer> PORTS = freePorts(3);
    private static final int PUBLIC_PORT = PORTS.get(0);
    private static final int PRIVATE_PORT = PORTS.get(1);
    private static final int SMTP_PORT = PORTS.get(2);

    private static ConfigurableApplicationContext bridge;

    @BeforeAll
    static void start(@TempDir Path data) {
        String database = "jdbc:h2:file:" + data.toAbsolutePath()
                + "/demo;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_ON_EXIT=FALSE";
        bridge = SpringApplication.run(
                HeadshotBridge.class,
                "--spring.profiles.active=demo",
                "--spring.config.additional-location=optional:file:./demo/",
                "--server.port=" + PRIVATE_PORT,
                "--bridge.public.port=" + PUBLIC_PORT,
                "--bridge.mail.smtp.port=" + SMTP_PORT,
                "--spring.datasource.url=" + database);
    }

    @AfterAll
    static void stop() {
        if (bridge != null) {
            bridge.close();
        }
    }

    @Test
    void showsWhatTheFiveEventsCause() throws Exception {
        Run run = binDemo(PUBLIC_PORT, PRIVATE_PORT);

        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(run.output().lines())
                .allMatch(line -> line.length() <= 100)
                .last()
                .isEqualTo("All went as it should.");
        assertThat(states("model.created", "model.photos_ready", "model.favorite_selected", "model.deleted"))
                .containsOnly("done");
        assertThat(jdbc().queryForList("SELECT status FROM webhook_delivery ORDER BY id", String.class))
                .containsSubsequence("waiting", "pending", "generatingHeadshots");
        assertThat(jdbc().queryForObject("SELECT SUM(duplicates) FROM webhook_delivery", Integer.class))
                .isOne();
        List<?> writes = bean("crmWrites", List.class);
        assertThat(writes).hasSize(4);
        assertThat(bean("crmFiles", Map.class)).isEmpty();
        Message[] mails = bean("demoMailbox", GreenMail.class).getReceivedMessages();
        assertThat(mails).hasSize(1);
        assertThat(run.output()).contains(mails[0].getHeader("Message-ID")[0], mails[0].getSubject());
    }

    @Test
    void saysThatTheDemoDoesNotRun() throws Exception {
        List<Integer> unused = freePorts(2);

        Run run = binDemo(unused.get(0), unused.get(1));

        assertThat(run.exitCode()).isOne();
        assertThat(run.output().strip()).contains("mvn spring-boot:run").hasLineCount(1);
    }

    private record Run(int exitCode, String output) {}

    /** On this test's JDK. */
    private static Run binDemo(int publicPort, int privatePort) throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder("bin/demo", "" + publicPort, "" + privatePort).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process = builder.start();
        try {
            String output = new String(process.getInputStream().readAllBytes());
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
            return new Run(process.exitValue(), output);
        } finally {
            process.destroyForcibly();
        }
    }

    private static List<String> states(String... events) {
        return jdbc().queryForList(
                        "SELECT state FROM webhook_delivery WHERE event = ANY (?)", String.class, (Object) events);
    }

    private static JdbcTemplate jdbc() {
        return bridge.getBean(JdbcTemplate.class);
    }

    private static <T> T bean(String name, Class<T> type) {
        return bridge.getBean(CamelContext.class).getRegistry().lookupByNameAndType(name, type);
    }

    private static List<Integer> freePorts(int count) {
        List<ServerSocket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            List<Integer> ports =
                    sockets.stream().map(ServerSocket::getLocalPort).toList();
            for (ServerSocket socket : sockets) {
                socket.close();
            }
            return ports;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
