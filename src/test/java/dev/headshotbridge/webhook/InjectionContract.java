package dev.headshotbridge.webhook;

import static dev.headshotbridge.support.Answers.assertProblem;
import static dev.headshotbridge.support.Answers.assertStored;
import static dev.headshotbridge.support.WebhookSender.PATH;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMailUtil;
import dev.headshotbridge.support.Surroundings;
import dev.headshotbridge.support.Webhooks;
import jakarta.mail.Message.RecipientType;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Nothing the sender puts into headers or the query steers a step or leaves the bridge again. */
interface InjectionContract extends ReceivingContract {

    String CANARY = "canary";

    List<String> NAMES = List.of("""
            To Cc Bcc Subject From Sender Reply-To Message-ID Content-Disposition CamelMailMessageId
            CamelHttpUri CamelHttpPath CamelHttpQuery CamelHttpRawQuery CamelHttpMethod CamelHttpHost
            CamelHttpResponseCode CamelHttpCharacterEncoding CamelSqlQuery CamelSqlParameters
            CamelJdbcParameters CamelRetrieveGeneratedKeys CamelFileName CamelBeanMethodName
            CamelCharsetName CamelMetricsName CamelMetricsTags CamelMetricsCounterIncrement
            CamelUnmarshalType CamelJacksonUnmarshalType breadcrumbId CamelBreadcrumbId traceparent
            Authorization Cookie User-Agent Accept X-Forwarded-For event modelId deliveryKey
            connector idProperty""".split("\\s+"));

    Surroundings surroundings();

    @Test
    default void headersAndQueryChangeNothing() throws Exception {
        for (UnaryOperator<String> spelling : List.<UnaryOperator<String>>of(
                name -> name, name -> name.toLowerCase(Locale.ROOT), name -> name.toUpperCase(Locale.ROOT))) {
            assertNothingChanged(spelling);
        }
    }

    private void assertNothingChanged(UnaryOperator<String> spelling) throws Exception {
        // What other tests have left waiting would be handled too.
        inbox().ignoreOpen();
        surroundings().forget();
        String model = Webhooks.newModel();
        for (String event : List.of("model.photos_ready", "model.deleted")) {
            var answer = injected(Webhooks.event(event, model), spelling, true);
            assertStored(answer);
            assertClean(answer);
            bridge().handleDeliveries(() -> assertThat(inbox().where("model_id = ? AND event = ?", model, event))
                    .singleElement()
                    .satisfies(delivery -> assertThat(delivery.state()).isEqualTo("done")));
        }
        String contact = "/hubspot/crm/v3/objects/contacts/u-" + model + "?idProperty=headshotpro_uid";
        assertThat(surroundings().requests())
                .extracting(request -> request.getMethod() + " " + request.getUrl())
                .containsExactlyInAnyOrder(
                        "GET /api/organization/models/" + model + "/photos/favorite",
                        "GET /photo.png?signed=1",
                        "POST /hubspot/files/v3/files",
                        "PATCH " + contact,
                        "POST /events",
                        "POST /events",
                        "PATCH " + contact,
                        "DELETE /hubspot/files/v3/files/77");
        assertThat(surroundings().requests())
                .extracting(request ->
                        (request.getUrl() + request.getHeaders() + request.getBodyAsString()).toLowerCase(Locale.ROOT))
                .noneMatch(text -> text.contains(CANARY));
        assertThat(surroundings().mails()).singleElement().satisfies(mail -> {
            assertThat(GreenMailUtil.getWholeMessage(mail).toLowerCase(Locale.ROOT))
                    .doesNotContain(CANARY);
            assertThat(mail.getRecipients(RecipientType.TO))
                    .extracting(Object::toString)
                    .containsExactly("people@example.com");
            assertThat(mail.getSubject()).isEqualTo("Headshots of model " + model + " were deleted");
        });
        assertThat(inbox().jdbc()
                        .queryForList("SELECT * FROM webhook_delivery WHERE model_id = ?", model)
                        .toString())
                .doesNotContain(CANARY);
    }

    @Test
    default void theyChangeNoRefusalEither() {
        for (UnaryOperator<String> spelling : List.<UnaryOperator<String>>of(name -> name, String::toLowerCase)) {
            var unsigned = injected(Webhooks.event("model.created", Webhooks.newModel()), spelling, false);
            assertProblem(unsigned, 401);
            assertClean(unsigned);
            var invalid = injected("{", spelling, true);
            assertProblem(invalid, 400);
            assertClean(invalid);
        }
    }

    private HttpResponse<String> injected(String body, UnaryOperator<String> spelling, boolean signed) {
        String query = Stream.concat(NAMES.stream(), Stream.of("X-HeadshotPro-Signature", "X-HeadshotPro-Timestamp"))
                .map(name -> spelling.apply(name) + "=" + URLEncoder.encode(value(name), UTF_8))
                .collect(Collectors.joining("&"));
        byte[] bytes = body.getBytes(UTF_8);
        HttpRequest.Builder request = signed ? sender().signed(bytes) : sender().unsigned(bytes);
        request.uri(sender().to(PATH + "?" + query).build().uri());
        NAMES.forEach(name -> request.header(spelling.apply(name), value(name)));
        return sender().send(request);
    }

    private String value(String name) {
        return name.endsWith("Uri") || name.endsWith("Host")
                ? surroundings().url("/" + CANARY)
                : CANARY + "@example.com";
    }

    private static void assertClean(HttpResponse<String> answer) {
        assertThat(answer.headers().map().toString() + answer.body()).doesNotContainIgnoringCase(CANARY);
        assertThat(answer.headers().map().keySet()).isSubsetOf("content-type", "content-length", "transfer-encoding");
    }
}
