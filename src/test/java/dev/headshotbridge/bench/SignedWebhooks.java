package dev.headshotbridge.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.headshotbridge.support.RunningBridge;
import dev.headshotbridge.support.Signing;
import dev.headshotbridge.support.WebhookSender;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.UUID;

/** Complete requests, each with a webhook of its own but for a share of repeats. Of one thread alone. */
final class SignedWebhooks {

    static final String SECRET = RunningBridge.SECRETS.get(0);
    private static final int MODELS = 20_000;
    private static final String[] STATUSES = {"onboarding", "waiting", "pending", "generatingHeadshots", "active"};
    private static final int REMEMBERED = 1000;

    private final String run = UUID.randomUUID().toString().substring(0, 18);
    private final int repeatsPercent;
    private final Buffer[] sent = new Buffer[REMEMBERED];
    private int number;
    private int requests;

    SignedWebhooks(int repeatsPercent) {
        this.repeatsPercent = repeatsPercent;
    }

    Buffer next() {
        // Every fiftieth of 2 %: the same share in each run, and of a webhook sent some time ago.
        boolean repeat = requests++ % 100 < repeatsPercent && number >= REMEMBERED;
        if (repeat) {
            return sent[requests % REMEMBERED];
        }
        Buffer request = request(number);
        sent[number++ % REMEMBERED] = request;
        return request;
    }

    private Buffer request(int n) {
        int model = n % MODELS;
        byte[] body = """
                {"id":"evt_%s%018d","createdAt":"2026-11-24T10:00:00.000Z","event":"model.status.updated",\
                "objectType":"model","object":{"_id":"67410f2c9b1e%012d","uid":"9f8b2c1d-4e5f-4a6b-8c7d-%012d",\
                "title":"Alexandra Example-Johansson","trigger":"female","status":"%s","isDevelopment":false,\
                "createdAt":"2026-11-20T08:15:30.000Z","finishedAt":null,"deletedAt":null,\
                "inviteExpiresAt":"2026-12-20T08:15:30.000Z","organization":"67410a1b2c3d4e5f60718293"}}""".formatted(run, n, model, model, STATUSES[n / MODELS % STATUSES.length])
                .getBytes(UTF_8);
        String timestamp = String.valueOf(Instant.now().getEpochSecond());
        String head = "POST " + WebhookSender.PATH
                + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
                + "X-HeadshotPro-Timestamp: " + timestamp + "\r\nX-HeadshotPro-Signature: "
                + Signing.signature(SECRET, timestamp, body) + "\r\nContent-Length: " + body.length + "\r\n\r\n";
        return Buffer.buffer(head).appendBytes(body);
    }
}
