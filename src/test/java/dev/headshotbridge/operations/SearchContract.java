package dev.headshotbridge.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.headshotbridge.support.Webhooks;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A search looks through so many rows at most, and says where to go on. */
interface SearchContract extends ReplaySteps {

    int SEARCHED = 20_000;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "model_id     | M-Ada.x  | m-ada",
                "organization | Zürich_ORG | zürich_o",
                "event        | -Odd.%Event | -odd.%eve",
                "status       | -generatingFoo | -GENERATINGF",
                "last_error   | -sink: it's | -SINK: it's",
            })
    default void textIsFoundInAnyCaseAndTakenAsItIs(String column, String value, String text) {
        String own = UUID.randomUUID().toString().substring(0, 8);
        long id = insert("o", "model.created", Webhooks.newModel(), "done");
        jdbc().update("UPDATE webhook_delivery SET " + column + " = ? WHERE id = ?", own + value, id);
        assertThat(ids(get("text=" + encoded(own + text)))).containsExactly(id);
        assertThat(ids(get("text=" + encoded(own + text.replace(text.charAt(2), '_')))))
                .isEmpty();
    }

    @Test
    default void aDeliveryIsFoundByTheWholeOfItsUid() {
        long id = insert("o", "model.created", Webhooks.newModel(), "done");
        String uid = row(id).get("delivery_uid").toString();
        assertThat(ids(get("text=" + uid.toUpperCase(Locale.ROOT)))).containsExactly(id);
        assertThat(ids(get("text=" + uid.substring(1)))).isEmpty();
        assertThat(json(get("id=" + id)).get(0).path("delivery_uid").textValue())
                .isEqualTo(uid);
    }

    @Test
    default void theNextPageIsLinkedAsLongAsThereMayBeOne() {
        String organization = UUID.randomUUID() + "&before=é";
        List<Long> all = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            all.add(0, insert(organization, "model.created", Webhooks.newModel(), "dead"));
        }
        String query = "organization=" + encoded(organization) + "&before=&limit=2&state=dead";
        List<Long> found = new ArrayList<>();
        for (String next = query; next != null; next = next(get(next))) {
            assertThat(next)
                    .contains(encoded(organization))
                    .contains("state=dead")
                    .containsOnlyOnce("&before=");
            found.addAll(ids(get(next)));
        }
        assertThat(found).isEqualTo(all);
    }

    @Test
    default void aSearchGoesOnWhereItEndedWithoutAMatch() {
        String model = Webhooks.newModel();
        String organization = UUID.randomUUID().toString();
        long old = insert(organization, "model.created", model, "done");
        fill(SEARCHED + 10);
        HttpResponse<String> first = get("organization=" + organization);
        assertThat(ids(first)).isEmpty();
        Instant back =
                Instant.parse(first.headers().firstValue("Searched-Back-To").orElseThrow());
        assertThat(back).isBeforeOrEqualTo(Instant.now().plusSeconds(60));
        HttpResponse<String> second = get(next(first));
        assertThat(ids(second)).containsExactly(old);
        // What an index finds is found at once, however old.
        assertThat(ids(get("model=" + model + "&organization=" + organization))).containsExactly(old);
        assertThat(ids(get("id=" + old))).containsExactly(old);
        assertThat(get("id=" + old + "&state=dead").headers().firstValue("Link"))
                .isEmpty();
        assertThat(get("model=" + model).headers().firstValue("Link")).isEmpty();
    }

    @Test
    default void aSearchForATimeBeginsThere() {
        String model = Webhooks.newModel();
        long old = insert("o", "model.created", model, "done");
        jdbc().update("UPDATE webhook_delivery SET received_at = received_at - INTERVAL '1' HOUR WHERE id <= ?", old);
        fill(SEARCHED + 10);
        String to = Instant.now().minusSeconds(1800).toString();
        assertThat(ids(get("to=" + to + "&limit=1"))).containsExactly(old);
        // Nothing can have come between the two, so nothing older is to be looked for.
        HttpResponse<String> none = get("from=" + Instant.now().minusSeconds(1900) + "&to=" + to);
        assertThat(ids(none)).isEmpty();
        assertThat(none.headers().firstValue("Link")).isEmpty();
    }

    @Test
    default void noneAreAskedForAndNoneCome() {
        HttpResponse<String> none = get("limit=0");
        assertThat(none.body()).isEqualTo("[]");
        assertThat(none.headers().firstValue("Link")).isEmpty();
    }

    private void fill(int rows) {
        jdbc().update("INSERT INTO webhook_delivery (event, model_id, state) SELECT 'filler', 'filler', 'done'"
                + " FROM (SELECT 1 AS one FROM GENERATE_SERIES(1, " + rows + ")) AS numbers");
    }

    private HttpResponse<String> get(String query) {
        HttpResponse<String> answer = bridge().privatePort().get("/operations/deliveries?" + query);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer;
    }

    private static String next(HttpResponse<String> answer) {
        return answer.headers()
                .firstValue("Link")
                .map(link -> link.replaceFirst("^<[?](.*)>; rel=\"next\"$", "$1"))
                .orElse(null);
    }

    private static List<Long> ids(HttpResponse<String> answer) {
        List<Long> ids = new ArrayList<>();
        json(answer).forEach(row -> ids.add(row.path("id").longValue()));
        return ids;
    }

    private static JsonNode json(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new AssertionError(answer.body(), e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
