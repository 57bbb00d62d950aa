import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Plays HeadshotPro: sends the five events of one model to the demo, and shows what each caused. Called by bin/demo. */
public class SendEvents {

    private final Demo demo;
    private final Model model;

    SendEvents(Demo demo) {
        this.demo = demo;
        this.model = new Model(demo, UUID.randomUUID().toString().substring(0, 8));
    }

    public static void main(String[] args) throws Exception {
        if (args.length != 0 && !(args.length == 2 && args[0].matches("[0-9]{1,5}") && args[1].matches("[0-9]{1,5}"))) {
            fail("usage: bin/demo [PUBLIC-PORT PRIVATE-PORT]");
        }
        String publicPort = args.length == 2 ? args[0] : "8080";
        String privatePort = args.length == 2 ? args[1] : "8081";
        try {
            new SendEvents(new Demo(publicPort, privatePort)).sendAll();
        } catch (ConnectException e) {
            fail("The demo does not run. Start it in another terminal: mvn spring-boot:run");
        } catch (IOException e) {
            fail("The demo broke off: " + (e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage()));
        } catch (Unexpected e) {
            fail(e.getMessage());
        }
    }

    private static void fail(String reason) {
        System.out.flush();
        System.err.println("\nFAILED: " + reason);
        System.exit(1);
    }

    private void sendAll() throws Exception {
        demo.addContact(model.uid);
        say("The five events of one model, and what each caused");
        say("");
        say("  model    %s, Ada Example with the uid %s", model.id, model.uid);
        say("  CRM      has a contact with this uid, without a photo");
        modelCreated();
        modelStatusUpdated();
        String photosReady = modelPhotosReady();
        modelFavoriteSelected();
        repeat(photosReady);
        modelDeleted();
        say("");
        say("All went as it should.");
    }

    private void modelCreated() throws Exception {
        title("1. model.created");
        model.send("model.created", "onboarding", true);
        check("the e-mail address in the bridge's record of the model", model.id + "@example.com", model.known("email"));
        say("   recorded, and the e-mail address found through HeadshotPro's API: %s", model.known("email"));
    }

    private void modelStatusUpdated() throws Exception {
        title("2. model.status.updated, three times");
        for (String status : List.of("waiting", "pending", "generatingHeadshots")) {
            model.send("model.status.updated", status, false);
            check("the status in the bridge's record of the model", status, model.known("status"));
            say("   the bridge's record of the model followed to %s", status);
        }
    }

    private String modelPhotosReady() throws Exception {
        title("3. model.photos_ready");
        String webhook = model.send("model.photos_ready", "active", false);
        byte[] original = demo.favoritePhoto(model.id);
        byte[] copy = demo.photoInCrm(model.uid);
        check("the sha256 of the photo in the CRM", sha256(original), sha256(copy));
        say("   the favorite photo arrived in the CRM, on the contact:");
        say("   original  %d bytes  sha256 %s", original.length, sha256(original));
        say("   in CRM    %d bytes  sha256 %s", copy.length, sha256(copy));
        return webhook;
    }

    private void modelFavoriteSelected() throws Exception {
        title("4. model.favorite_selected, of the photo that is there already");
        List<String> writes = model.crmWrites();
        model.send("model.favorite_selected", null, true);
        String attempts = demo.get("/operations/attempts?delivery=" + model.delivery("model.favorite_selected", "id"));
        // After the calls that fetched the photo.
        String attempt = attempts.substring(attempts.lastIndexOf("{\""));
        check("the outcome of the connector's attempt", "NOOP", Json.text(attempt, "outcome"));
        check("the writes that the CRM has seen", writes, model.crmWrites());
        say("   %s: \"%s\"", Json.text(attempt, "step"), Json.text(attempt, "message"));
        say("   nothing was written to the CRM");
    }

    private void repeat(String photosReady) throws Exception {
        title("5. the same model.photos_ready once more, as after a lost answer");
        List<String> writes = model.crmWrites();
        int deliveries = model.countDeliveries();
        demo.post(photosReady, false);
        check("the repeats counted", "1", model.delivery("model.photos_ready", "duplicates"));
        check("the number of deliveries", deliveries, model.countDeliveries());
        check("the writes that the CRM has seen", writes, model.crmWrites());
        say("   answered 200 and counted as a repeat of delivery %s", model.delivery("model.photos_ready", "id"));
        say("   no new delivery, and nothing was written to the CRM");
    }

    private void modelDeleted() throws Exception {
        title("6. model.deleted");
        String file = Json.text(demo.contact(model.uid), "headshotpro_file_id");
        model.send("model.deleted", "deleted", true);
        check("the photo's URL on the contact", "", Json.text(demo.contact(model.uid), "headshotpro_photo_url"));
        check("the status of the file in the CRM", 404, demo.fileStatus(file));
        say("   the photo is gone from the CRM: the file, and its URL on the contact");
        check("the e-mail address that the bridge knows", null, model.known("email"));
        say("   the bridge has forgotten the person's uid, name and e-mail address");
        String mail = model.mail();
        say("   a mail was sent:");
        for (String header : List.of("From", "To", "Subject", "Message-ID")) {
            Matcher line = Pattern.compile("(?m)^" + header + ": (.*)$").matcher(mail);
            check("whether a mail about the model has the header " + header, true, line.find());
            say("   %10s: %s", header, line.group(1));
        }
    }

    private static void check(String what, Object expected, Object found) throws Unexpected {
        Unexpected.check(what, expected, found);
    }

    private static String sha256(byte[] bytes) throws GeneralSecurityException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    private static void title(String text) {
        say("");
        say("%s", text);
    }

    private static void say(String format, Object... values) {
        System.out.printf(format + "%n", values);
    }
}

/** The model of this run, as HeadshotPro tells of it and as the bridge knows it. */
class Model {

    private static final String WEBHOOK = """
            {%s"event":"%s","objectType":"model","object":{"_id":"%s","uid":"%s","title":"Ada Example",%s\
            "isDevelopment":false,"organization":"demo-organization"}}""";

    final String id;
    final String uid;

    private final Demo demo;

    Model(Demo demo, String run) {
        this.demo = demo;
        this.id = "model-" + run;
        this.uid = "uid-" + run;
    }

    /** Sends an event and waits until the bridge has handled it. */
    String send(String event, String status, boolean withId) throws Exception {
        String eventId = "\"id\":\"evt_%s\",\"createdAt\":\"%s\",".formatted(UUID.randomUUID(), Instant.now());
        String statusField = status == null ? "" : "\"status\":\"" + status + "\",";
        String webhook = WEBHOOK.formatted(withId ? eventId : "", event, id, uid, statusField);
        int before = countDeliveries();
        demo.post(webhook, withId);
        String newest = demo.await("/operations/deliveries?model=" + id, rows -> Json.rows(rows).size() > before
                && !List.of("pending", "processing").contains(Json.text(rows, "state")));
        String error = Json.text(newest, "last_error");
        String state = Json.text(newest, "state") + (error == null ? "" : ", last error: " + error);
        Unexpected.check("the state of the delivery of " + event, "done", state);
        return webhook;
    }

    /** A field of the bridge's record of the model. */
    String known(String field) throws Exception {
        return Json.text(demo.get("/demo/models/" + id), field);
    }

    String delivery(String event, String field) throws Exception {
        return Json.text(demo.get("/operations/deliveries?model=" + id + "&event=" + event), field);
    }

    int countDeliveries() throws Exception {
        return Json.rows(demo.get("/operations/deliveries?model=" + id)).size();
    }

    /** The writes to the CRM that concern this model or person. */
    List<String> crmWrites() throws Exception {
        return Arrays.stream(demo.get("/demo/hubspot").split("\"writes\":")[1].split(","))
                .filter(write -> write.contains(id) || write.contains(uid))
                .toList();
    }

    /** The mail about this model; empty when none came. */
    String mail() throws Exception {
        String mails = demo.await("/demo/mailbox", found -> found.contains(id));
        return Arrays.stream(mails.split("===== next mail =====")).filter(mail -> mail.contains(id)).findFirst().orElse("");
    }
}

/** The demo's three sides, over HTTP: the bridge, and the stand-ins for HeadshotPro and the CRM. */
class Demo {

    private static final Path SETTINGS = Path.of("demo", "application-demo.yaml");
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String CONTACTS = "/demo/hubspot/crm/v3/objects/contacts";

    private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final URI webhooks;
    private final String privatePort;
    private final String settings;

    Demo(String publicPort, String privatePort) throws IOException {
        this.webhooks = URI.create("http://127.0.0.1:" + publicPort + "/webhooks/headshotpro");
        this.privatePort = "http://127.0.0.1:" + privatePort;
        this.settings = Files.readString(SETTINGS);
    }

    /** Signs a webhook in one of HeadshotPro's two ways, with or without a timestamp, and sends it. */
    void post(String webhook, boolean withTimestamp) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(setting("secrets").getBytes(UTF_8), "HmacSHA256"));
        HttpRequest.Builder request = HttpRequest.newBuilder(webhooks).header("Content-Type", "application/json");
        if (withTimestamp) {
            String timestamp = String.valueOf(Instant.now().getEpochSecond());
            mac.update((timestamp + ".").getBytes(UTF_8));
            request.header("X-HeadshotPro-Timestamp", timestamp);
        }
        String signature = HexFormat.of().formatHex(mac.doFinal(webhook.getBytes(UTF_8)));
        request.header("X-HeadshotPro-Signature", "sha256=" + signature).POST(BodyPublishers.ofString(webhook));
        ok(send(request), 200);
    }

    /** The answer to a GET, as soon as it fulfils the condition, or what it is when patience ends. */
    String await(String path, Predicate<String> condition) throws Exception {
        Instant end = Instant.now().plus(PATIENCE);
        String found = get(path);
        while (!condition.test(found) && Instant.now().isBefore(end)) {
            Thread.sleep(50);
            found = get(path);
        }
        return found;
    }

    String get(String path) throws Exception {
        return ok(send(HttpRequest.newBuilder(URI.create(privatePort + path))), 200, 204);
    }

    void addContact(String uid) throws Exception {
        String contact = "{\"properties\":{\"headshotpro_uid\":\"%s\"}}".formatted(uid);
        HttpResponse<byte[]> answer = send(crm(CONTACTS).POST(BodyPublishers.ofString(contact)));
        if (answer.statusCode() == 404) {
            throw new IOException("what listens on " + privatePort + " is not the demo");
        }
        ok(answer, 201);
    }

    String contact(String uid) throws Exception {
        return ok(send(crm(CONTACTS + "/" + uid)), 200);
    }

    int fileStatus(String id) throws Exception {
        return send(crm("/demo/hubspot/files/v3/files/" + id)).statusCode();
    }

    /** The bytes behind the photo URL on the contact. */
    byte[] photoInCrm(String uid) throws Exception {
        String url = Json.text(contact(uid), "headshotpro_photo_url");
        if (url == null) {
            throw new Unexpected("the photo on the CRM's contact " + uid, "a URL", "none");
        }
        return send(HttpRequest.newBuilder(URI.create(url))).body();
    }

    byte[] favoritePhoto(String model) throws Exception {
        String path = "/demo/headshotpro/api/v2/organization/models/" + model + "/photos/favorite";
        String favorite = ok(send(request(path, setting("key"))), 200);
        return send(HttpRequest.newBuilder(URI.create(Json.text(favorite, "main")))).body();
    }

    private HttpRequest.Builder crm(String path) {
        return request(path, setting("access-token")).header("Content-Type", "application/json");
    }

    private HttpRequest.Builder request(String path, String token) {
        return HttpRequest.newBuilder(URI.create(privatePort + path)).header("Authorization", "Bearer " + token);
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.timeout(PATIENCE).build(), BodyHandlers.ofByteArray());
    }

    private static String ok(HttpResponse<byte[]> answer, Integer... wanted) throws Unexpected {
        String body = new String(answer.body(), UTF_8);
        if (!List.of(wanted).contains(answer.statusCode())) {
            String request = answer.request().method() + " " + answer.uri();
            throw new Unexpected("the answer to " + request, wanted[0], answer.statusCode() + " " + body);
        }
        return body;
    }

    private String setting(String name) {
        Matcher line = Pattern.compile("(?m)^ *" + name + ": *(\\S+)").matcher(settings);
        if (!line.find()) {
            throw new IllegalStateException(SETTINGS + " has no " + name);
        }
        return line.group(1);
    }
}

/** Enough of JSON for the demo's flat answers. */
class Json {

    private static final Pattern ROW = Pattern.compile("\\{[^{}]*}");

    /** The first value of this name as text; null when there is none. */
    static String text(String json, String name) {
        Matcher value = Pattern.compile("\"" + name + "\" *: *(?:\"([^\"]*)\"|([0-9]+))").matcher(json);
        return value.find() ? Objects.requireNonNullElseGet(value.group(1), () -> value.group(2)) : null;
    }

    static List<String> rows(String json) {
        return ROW.matcher(json).results().map(MatchResult::group).toList();
    }
}

/** Something is not as it should be. */
class Unexpected extends Exception {

    Unexpected(String what, Object expected, Object found) {
        super("%s%n  expected: %s%n  found:    %s".formatted(what, expected, found));
    }

    static void check(String what, Object expected, Object found) throws Unexpected {
        if (!Objects.equals(expected, found)) {
            throw new Unexpected(what, expected, found);
        }
    }
}
