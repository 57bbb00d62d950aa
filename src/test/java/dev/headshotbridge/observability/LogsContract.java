package dev.headshotbridge.observability;

import static dev.headshotbridge.support.Answers.assertProblem;
import static dev.headshotbridge.support.Answers.assertStored;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headshotbridge.support.RunningBridge;
import dev.headshotbridge.support.Surroundings;
import dev.headshotbridge.support.Waiting;
import dev.headshotbridge.support.Webhooks;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Each line says which delivery it is about, and none says what is nobody's business; our loggers are at DEBUG. */
@ExtendWith(OutputCaptureExtension.class)
interface LogsContract {

    /** A line as the format writes it; what is not known is null. */
    record Line(String delivery, String event, String model, String text) {}

    RunningBridge bridge();

    Surroundings surroundings();

    Line read(String line);

    @Test
    default void aDeliveryThatIsDone(CapturedOutput output) {
        String model = Webhooks.newModel();
        send("model.photos_ready", model);
        Waiting.until(
                () -> assertThat(bridge().inbox().of(model).get(0).state()).isEqualTo("done"));
        assertThat(handling(output, model)).hasSizeGreaterThan(1);
        assertNothingPrivate(output);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/organization/models/[^/]+/photos, ask-headshotpro",
        "/photo.png, download-photo",
        "/hubspot, hubspot-contact-photo-sink",
        "/events, cloudevents-photo-sink"
    })
    default void aCallThatFails(String path, String step, CapturedOutput output) {
        String model = Webhooks.newModel();
        surroundings().failing(path, () -> {
            send("model.photos_ready", model);
            awaitAttempt(model, step);
        });
        Waiting.until(() -> assertThat(handling(output, model))
                .anySatisfy(line -> assertThat(line.text()).contains("RETRYABLE at " + step)));
        assertNothingPrivate(output);
    }

    @Test
    default void aMailThatFails(CapturedOutput output) {
        String model = Webhooks.newModel();
        send("model.created", model);
        send("model.deleted", model);
        awaitAttempt(model, "send-email");
        Waiting.until(() -> assertThat(handling(output, model))
                .anySatisfy(line -> assertThat(line.text()).contains("RETRYABLE at send-email")));
        assertNothingPrivate(output);
    }

    @Test
    default void aWebhookThatIsRefusedOrInvalid(CapturedOutput output) {
        String webhook = webhook("model.created", Webhooks.newModel());
        assertProblem(bridge().sender().post(webhook + "{"), 400);
        assertProblem(
                bridge().sender().post(webhook, request -> request.setHeader("X-HeadshotPro-Signature", "sha256=0")),
                401);
        assertNothingPrivate(output);
    }

    @Test
    default void anEventNameCannotLookLikeAnotherLineOrField(CapturedOutput output) {
        String model = Webhooks.newModel();
        String name = "x\\n2026-01-01 ERROR faked] model=other\\u2028\\u0085\\u001b[31m\\\"";
        send(name, model);
        Waiting.until(
                () -> assertThat(bridge().inbox().of(model).get(0).state()).isEqualTo("ignored"));
        assertThat(handling(output, model)).isNotEmpty().allSatisfy(line -> assertThat(line.event())
                .matches("x_2026-01-01_ERROR_faked[A-Za-z0-9_]+"));
        assertThat(output.getOut().lines()).noneMatch(line -> line.startsWith("2026-01-01 ERROR"));
    }

    private void send(String event, String model) {
        assertStored(bridge().sender().post(webhook(event, model)));
    }

    private static String webhook(String event, String model) {
        return Webhooks.event(event, model).replace("\"uid\"", "\"title\":\"Ada Private\",\"uid\"");
    }

    private void awaitAttempt(String model, String step) {
        Waiting.until(() -> assertThat(bridge().inbox()
                        .jdbc()
                        .queryForList(
                                "SELECT a.outcome FROM delivery_attempt AS a, webhook_delivery AS d"
                                        + " WHERE a.delivery_id = d.id AND d.model_id = ? AND a.step = ?",
                                String.class,
                                model,
                                step))
                .contains("RETRYABLE"));
    }

    /** The lines of the handling of the model's deliveries. Those of others are about a delivery as well. */
    private List<Line> handling(CapturedOutput output, String model) {
        List<Line> lines = output.getOut().lines().map(this::read).toList();
        assertThat(lines).allSatisfy(line -> {
            assertThat(line.event()).isNotNull();
            assertThat(line.model()).isNotNull();
            assertThat(line.delivery() != null || line.text().contains("webhook was stored"))
                    .isTrue();
        });
        return lines.stream()
                .filter(line -> line.model().equals(model) && line.delivery() != null)
                .toList();
    }

    private static void assertNothingPrivate(CapturedOutput output) {
        Pattern known = Pattern.compile(String.join("|", RunningBridge.SECRETS)
                + "|api-key|hubspot-token|signed=|@example.com|Ada Private|_id");
        assertThat(output.getAll()).doesNotContainPattern(known);
    }
}
