package dev.headshotbridge.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** The events as HeadshotPro sends them, each of a new model. */
final class Payload {

    /** HeadshotPro's events, each with the status that its model has then. */
    private static final Map<String, String> STATUS = Map.of(
            "model.created", "onboarding",
            "model.status.updated", "generatingHeadshots",
            "model.photos_ready", "active",
            "model.favorite_selected", "active",
            "model.deleted", "deleted");

    private static final List<String> EVENTS = List.of(
            "model.created", "model.status.updated", "model.photos_ready", "model.favorite_selected", "model.deleted");

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final Duration INVITED = Duration.ofDays(30);

    private Payload() {}

    /** For the completion of the command line. */
    static final class Events implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return EVENTS.iterator();
        }
    }

    /** With an id of its own and a time where the envelope of the newer scheme is meant. */
    static ObjectNode of(String event, boolean withId) {
        Instant now = Instant.now();
        String status = STATUS.getOrDefault(event, "active");
        ObjectNode payload = Output.JSON.createObjectNode();
        if (withId) {
            payload.put("id", "evt_" + UUID.randomUUID());
        }
        payload.put("event", event).put("objectType", "model");
        if (withId) {
            payload.put("createdAt", TIME.format(now));
        }
        payload.putObject("object")
                .put("_id", hex(12))
                .put("uid", "anon_" + hex(4))
                .put("title", "Ada Example")
                .put("trigger", "female")
                .put("status", status)
                .put("isDevelopment", false)
                .put("finishedAt", status.matches("active|deleted") ? TIME.format(now) : null)
                .put("deletedAt", status.equals("deleted") ? TIME.format(now) : null)
                .put("inviteExpiresAt", TIME.format(now.plus(INVITED)))
                .put("createdAt", TIME.format(now))
                .put("organization", "org_example");
        return payload;
    }

    private static String hex(int bytes) {
        byte[] random = new byte[bytes];
        ThreadLocalRandom.current().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
