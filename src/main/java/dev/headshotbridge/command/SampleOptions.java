package dev.headshotbridge.command;

import dev.headshotbridge.photo.ImageType;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.commons.codec.digest.DigestUtils;
import picocli.CommandLine.Option;

/** The person and the photo of a connector's test. */
final class SampleOptions {

    private static final String ID = "headshot-bridge-test";

    @Option(names = "--uid", paramLabel = "UID", defaultValue = ID, description = "the person (default: " + ID + ")")
    private String uid;

    @Option(names = "--model", paramLabel = "ID", defaultValue = ID, description = "the model (default: " + ID + ")")
    private String model;

    @Option(names = "--email", paramLabel = "ADDRESS", description = "the person's e-mail address (default: none)")
    private String email;

    @Option(names = "--title", paramLabel = "NAME", defaultValue = "Test Person", description = "the person's name")
    private String title;

    @Option(names = "--organization", paramLabel = "ID", defaultValue = ID, description = "the organization")
    private String organization;

    @Option(names = "--photo", paramLabel = "FILE", description = "another photo than the sample")
    private String photo;

    /** What a delivery has found out before it calls a connector. */
    Map<String, Object> variables() throws IOException {
        byte[] bytes = photo == null ? sample() : Content.ofFile(photo);
        ImageType type = ImageType.of(bytes);
        if (type == null) {
            throw CommandException.usage(
                    photo + " is no image that the bridge takes (JPEG, PNG, WebP, GIF, AVIF, HEIC)");
        }
        Map<String, Object> person = new HashMap<>();
        person.put("uid", uid);
        person.put("modelId", model);
        person.put("organization", organization);
        person.put("title", title);
        person.put("email", email);
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        Map<String, Object> picture = new HashMap<>();
        picture.put("id", "sample");
        picture.put("contentType", type.contentType());
        picture.put("sha256", DigestUtils.sha256Hex(bytes));
        picture.put("size", bytes.length);
        picture.put("fileName", model + "." + type.extension());
        picture.put("url", "https://photos.example.com/sample");
        picture.put("expiresAt", now.plus(1, ChronoUnit.DAYS).toString());
        Map<String, Object> delivery = new HashMap<>();
        delivery.put("id", 0L);
        delivery.put("delivery_uid", UUID.randomUUID().toString());
        delivery.put("received_at", now.toString());
        delivery.put("attempts", 1);
        Map<String, Object> variables = new HashMap<>();
        variables.put("delivery", delivery);
        variables.put("modelId", model);
        variables.put("person", person);
        variables.put("photo", picture);
        variables.put("photoBytes", bytes);
        return variables;
    }

    private static byte[] sample() throws IOException {
        try (InputStream sample = SampleOptions.class.getResourceAsStream("/command/sample.jpg")) {
            return sample.readAllBytes();
        }
    }
}
