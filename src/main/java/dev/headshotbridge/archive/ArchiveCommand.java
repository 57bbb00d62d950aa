package dev.headshotbridge.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.headshotbridge.HeadshotBridge;
import dev.headshotbridge.webhook.PublicPort;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import org.apache.commons.codec.digest.HmacAlgorithms;
import org.apache.commons.codec.digest.HmacUtils;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * {@code bin/bridge archive}: starts the bridge beside a database in memory, has it take one webhook, and stops it. Java,
 * which bin/bridge asks for it, then keeps the classes that were loaded in an archive, with which later starts are faster.
 */
public final class ArchiveCommand {

    private static final String SECRET = "0".repeat(64);
    private static final String WEBHOOK = "{\"event\":\"model.created\",\"object\":{\"_id\":\"archive\"}}";
    private static final int OK = 200;

    private ArchiveCommand() {}

    /** The exit code. */
    public static int run() throws IOException, InterruptedException {
        try (ConfigurableApplicationContext bridge = SpringApplication.run(
                HeadshotBridge.class,
                "--bridge.public.host=127.0.0.1",
                "--bridge.public.port=0",
                "--bridge.public.stop-delay=1ms",
                "--bridge.connectors=",
                "--bridge.mail.to=",
                "--headshotpro.webhook.secrets=" + SECRET,
                "--server.port=0",
                "--spring.datasource.url=jdbc:h2:mem:archive;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH",
                "--logging.level.root=error",
                "--logging.level.dev.headshotbridge=error")) {
            int port = bridge.getBean(PublicPort.class).actualPort();
            String path = bridge.getEnvironment().getRequiredProperty("headshotpro.webhook.path");
            return send("http://127.0.0.1:" + port + path) == OK ? 0 : 1;
        }
    }

    private static int send(String url) throws IOException, InterruptedException {
        String signature = new HmacUtils(HmacAlgorithms.HMAC_SHA_256, SECRET.getBytes(UTF_8)).hmacHex(WEBHOOK);
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/json")
                .header("X-HeadshotPro-Signature", "sha256=" + signature)
                .POST(BodyPublishers.ofString(WEBHOOK))
                .build();
        return HttpClient.newHttpClient()
                .send(request, BodyHandlers.discarding())
                .statusCode();
    }
}
