package dev.headshotbridge.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.headshotbridge.support.RunningBridge;
import dev.headshotbridge.support.Signing;
import dev.headshotbridge.support.WebhookSender;

/** A signed webhook as it goes over the wire, to be sent in parts. */
public final class RawWebhook {

    private RawWebhook() {}

    public static String of(String body) {
        return head(body) + body;
    }

    public static String head(String body) {
        return start(body) + "Content-Length: " + body.getBytes(UTF_8).length + "\r\n\r\n";
    }

    public static String chunkedHead(String body) {
        return start(body) + "Transfer-Encoding: chunked\r\n\r\n";
    }

    private static String start(String body) {
        return "POST " + WebhookSender.PATH + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                + "X-HeadshotPro-Signature: "
                + Signing.signature(RunningBridge.SECRETS.get(0), body.getBytes(UTF_8)) + "\r\n";
    }
}
