package dev.headshotbridge.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bin/bridge trigger}. */
@Command(
        name = "trigger",
        description = {
            "Signs a webhook as HeadshotPro does, sends it, and prints the answer.",
            "Without --id each event is of a new model. An event that HeadshotPro does not know is sent too."
        },
        exitCodeListHeading = Exit.HEADING,
        exitCodeList = {
            "0:each was answered 2xx",
            "1:one was refused",
            "2:wrong use, no secret, or no such file",
            "3:nobody answers there, or not in time"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  bin/bridge trigger model.created",
            "  bin/bridge trigger model.status.updated --id 507f1f77bcf86cd799439011 --set object.status=active",
            "  bin/bridge trigger model.photos_ready --scheme timestamp --organization org_7 --count 20",
            "  bin/bridge trigger model.deleted --repeat 3                 the same bytes three times",
            "  bin/bridge trigger --body @event.json --url https://bridge.example.com/webhooks/headshotpro",
            "  jq '.object.title = \"Bo\"' event.json | bin/bridge trigger --body -"
        })
final class TriggerCommand implements Callable<Integer> {

    private static final int MAX_SHOWN = 300;

    @Mixin
    private TriggerBody what = new TriggerBody();

    @Mixin
    private SigningOptions signing = new SigningOptions();

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "where to send it (default: the bridge of these settings, on this machine)")
    private String url;

    @Option(names = "--count", paramLabel = "N", defaultValue = "1", description = "so many events (default: 1)")
    private int count;

    @Option(
            names = "--repeat",
            paramLabel = "N",
            defaultValue = "1",
            description = "each of them so many times, byte for byte, as a sender repeats it (default: 1)")
    private int repeat;

    @Option(
            names = "--timeout",
            paramLabel = "DURATION",
            defaultValue = "10s",
            description = "how long to wait for an answer; HeadshotPro waits 10s (default: 10s)")
    private Duration timeout;

    @Option(names = "--dry-run", description = "prints what would be sent, and sends nothing")
    private boolean dryRun;

    @Mixin
    private SettingArguments settings = new SettingArguments();

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() {
        if (count < 1 || repeat < 1) {
            throw CommandException.usage("--count and --repeat cannot be less than 1; write a number such as 20");
        }
        URI target = Sending.uri(url == null ? LocalPort.webhooks(settings) : url);
        Sending sending = new Sending(timeout);
        boolean refused = false;
        for (int i = 0; i < count; i++) {
            byte[] body = what.bytes(signing.timestamped());
            Map<String, String> headers = signing.headers(body, settings);
            for (int again = 0; again < (dryRun ? 1 : repeat); again++) {
                refused |= !(dryRun ? show(target, headers, body) : send(sending, target, headers, body));
            }
        }
        return refused ? Exit.NEGATIVE : Exit.OK;
    }

    private boolean send(Sending sending, URI target, Map<String, String> headers, byte[] body) {
        Sending.Answer answer = sending.send(target, headers, body);
        JsonNode payload = TriggerBody.parsed(body);
        String event = payload.path("event").asText();
        String model = payload.path("object").path("_id").asText();
        String text = answer.body().substring(0, Math.min(answer.body().length(), MAX_SHOWN));
        if (output.json) {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("event", event);
            line.put("model", model);
            line.put("url", target.toString());
            line.put("status", answer.status());
            line.put("ms", answer.millis());
            line.put("answer", text);
            output.json(line);
        } else {
            output.line(
                    "%s model %s: %d %s in %d ms",
                    Output.clean(event), Output.clean(model), answer.status(), Output.clean(text), answer.millis());
        }
        return answer.good();
    }

    private boolean show(URI target, Map<String, String> headers, byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8);
        if (output.json) {
            output.json(Map.of("url", target.toString(), "headers", headers, "body", text));
        } else {
            output.line("POST " + target);
            headers.forEach((name, value) -> output.line(name + ": " + value));
            output.line("");
            output.line(text);
        }
        return true;
    }
}
