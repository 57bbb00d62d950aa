package dev.headshotbridge.operations;

import static dev.headshotbridge.support.Answers.assertProblem;
import static dev.headshotbridge.support.Answers.assertStored;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headshotbridge.support.Webhooks;
import dev.headshotbridge.webhook.ReceivingContract;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What operators are answered on the private port. */
public interface OperationsContract extends ReceivingContract {

    @Test
    default void aModelsDeliveriesAreListedWithoutPersonalData() {
        String model = Webhooks.newModel();
        assertStored(sender().post(Webhooks.event("model.created", model)));
        var answer = bridge().privatePort().get("/operations/deliveries?model=" + model + "&state=pending&limit=5");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/json");
        assertThat(answer.body())
                .contains("\"model_id\":\"" + model + "\"", "\"state\":\"pending\"", "\"duplicates\":0")
                .doesNotContain("u-" + model, "\"payload\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "deliveries?model=' OR 1=1 --",
                "deliveries?model=none",
                "deliveries?limit=0",
                "attempts?delivery=0"
            })
    default void whatIsNotThereIsAnEmptyList(String query) {
        var answer = bridge().privatePort().get("/operations/" + query.replace(" ", "%20"));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("[]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"deliveries?limit=many", "deliveries?limit=-1", "attempts?delivery=x"})
    default void aParameterThatCannotBeUsedIsRefused(String query) {
        var answer = bridge().privatePort().get("/operations/" + query);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
        assertThat(answer.body()).contains("whole numbers");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, no-such, 404, openapi.json",
        "GET, replays/1, 404, openapi.json",
        "POST, deliveries, 405, openapi.json",
        "DELETE, replays, 405, openapi.json"
    })
    default void whatIsNotOfferedIsRefusedAsAllElse(String method, String path, int status, String hint) {
        var request = bridge().privatePort().to("/operations/" + path).method(method, BodyPublishers.noBody());
        assertThat(assertProblem(bridge().privatePort().send(request), status)).contains(hint);
    }
}
