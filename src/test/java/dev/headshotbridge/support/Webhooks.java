package dev.headshotbridge.support;

import java.util.UUID;

/** Webhooks as HeadshotPro writes them. */
public final class Webhooks {

    private Webhooks() {}

    /** A model that no other test uses. */
    public static String newModel() {
        return "m-" + UUID.randomUUID();
    }

    public static String event(String event, String modelId) {
        return """
                {"event":"%s","objectType":"model","object":{"_id":"%s","uid":"u-%s"}}""".formatted(event, modelId, modelId);
    }

    public static String status(String modelId, String status) {
        return """
                {"event":"model.status.updated","objectType":"model","object":{"_id":"%s","status":"%s"}}""".formatted(modelId, status);
    }

    /** With an id of its own, as HeadshotPro's newer envelope has. */
    public static String withId(String id, String event, String modelId) {
        return """
                {"id":"%s","createdAt":"2026-11-24T10:00:00.000Z","event":"%s","object":{"_id":"%s","uid":"u-%s"}}""".formatted(id, event, modelId, modelId);
    }
}
