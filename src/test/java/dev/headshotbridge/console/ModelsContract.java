package dev.headshotbridge.console;

import static dev.headshotbridge.console.ConsoleSteps.json;
import static dev.headshotbridge.support.Answers.assertProblem;
import static dev.headshotbridge.support.Answers.assertStored;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.headshotbridge.support.Webhooks;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pipeline, and one model. */
interface ModelsContract extends ConsoleSteps {

    @Test
    default void modelsAreListedPageByPage() {
        for (int i = 1; i <= 5; i++) {
            model("m" + i, i == 3 ? "failed" : "active", "Person " + i);
        }
        HttpResponse<String> first = ask("models?status=active&limit=2");
        assertThat(json(first).findValuesAsText("id")).containsExactly("m5", "m4");
        String next = first.headers().firstValue("Link").orElseThrow();
        assertThat(next).isEqualTo("<?before=m4&limit=2&status=active>; rel=\"next\"");
        HttpResponse<String> second = ask("models" + next.substring(1, next.indexOf('>')));
        assertThat(json(second).findValuesAsText("id")).containsExactly("m2", "m1");
        HttpResponse<String> third = ask("models?status=active&limit=2&before=m1");
        assertThat(json(third)).isEmpty();
        assertThat(third.headers().firstValue("Link")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"100%", "a_b", "O'Neil", "<script>alert(1)</script>", "\"\\", "Zoë", "张伟"})
    default void aTextIsFoundAsItIsWritten(String text) {
        model("m1", "active", "100x aXb ONeil script Zoe");
        model("m2", "active", "Say " + text + " twice");
        assertThat(json(find(text)).findValuesAsText("id")).containsExactly("m2");
        assertThat(json(find(text.toUpperCase())).findValuesAsText("id")).containsExactly("m2");
        assertThat(json(find(text + "?"))).isEmpty();
    }

    @Test
    default void aTextIsLookedForInIdsAndTheOrganizationToo() {
        model("66f0aa", "active", "Ada");
        for (String text : new String[] {"66F0", "u-1", "ACME"}) {
            assertThat(json(find(text)).findValuesAsText("id")).containsExactly("66f0aa");
        }
        assertThat(answer("models?organization=acme")).hasSize(1);
        assertThat(answer("models?organization=acm")).isEmpty();
    }

    @Test
    default void aModelHasItsPersonPhotosAndDeliveries() throws Exception {
        String model = Webhooks.newModel();
        assertStored(sender().post(Webhooks.event("model.created", model)));
        assertStored(sender().post(Webhooks.event("model.photos_ready", model)));
        handleUntil(model, "done", "done");
        JsonNode shown = answer("model?id=" + model);
        assertThat(shown.path("id").textValue()).isEqualTo(model);
        assertThat(shown.path("email").textValue()).isEqualTo("ada@example.com");
        assertThat(shown.path("photos").findValuesAsText("connector"))
                .containsExactly("cloudevents-photo-sink", "hubspot-contact-photo-sink");
        assertThat(shown.path("photos").get(0).path("photo_sha256").textValue()).hasSize(64);
        assertThat(shown.path("deliveries").findValuesAsText("event"))
                .containsExactly("model.photos_ready", "model.created");
        assertThat(answer("models?text=" + model).get(0).path("photos").intValue())
                .isEqualTo(2);
        assertThat(shown.toString()).doesNotContain("signed", "\"payload\"");
    }

    @Test
    default void ofADeletedModelThePersonIsGone() throws Exception {
        String model = Webhooks.newModel();
        assertStored(sender().post(Webhooks.event("model.created", model)));
        assertStored(sender().post(Webhooks.event("model.deleted", model)));
        handleUntil(model, "done", "done");
        JsonNode shown = answer("model?id=" + model);
        assertThat(shown.path("status").textValue()).isEqualTo("deleted");
        assertThat(shown.path("deleted_at").textValue()).isNotBlank();
        assertThat(shown.path("email").isNull()).isTrue();
        assertThat(shown.path("title").isNull()).isTrue();
        assertThat(shown.path("photos")).isEmpty();
        assertThat(shown.path("deliveries")).hasSize(2);
        assertThat(json(find("ada@example.com"))).isEmpty();
    }

    @Test
    default void aModelThatIsNotThereIsNotFound() {
        assertThat(assertProblem(ask("model?id=nobody"), 404)).contains("none with this id");
    }

    @ParameterizedTest
    @CsvSource({
        "models?name=x,       'The parameters are before, limit, organization, status, text, each once'",
        "models?limit=0,      from 1 to",
        "models?limit=x,      from 1 to",
        "models?text=a%00,    without control characters",
        "models?status=a&status=b, each once",
        "model,               id is missing",
        "model?id=,           id is missing",
        "model?model=x,       The parameters are id",
        "photo,               model is missing",
        "photo?model=%0d%0a,  without control characters"
    })
    default void aQuestionThatCannotBeUsedIsRefused(String query, String hint) {
        assertThat(assertProblem(ask(query), 400)).contains(hint);
    }

    private HttpResponse<String> find(String text) {
        return ask("models?text=" + URLEncoder.encode(text, StandardCharsets.UTF_8));
    }
}
