package dev.headshotbridge.connector;

import static dev.headshotbridge.connector.ConnectorCall.person;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a connector may send to its target, and what it must not. */
interface RequestsContract extends ConnectorContract {

    Set<String> OUR_HEADERS = Set.of(
            "accept-encoding", "authorization", "connection", "content-length", "content-type", "host", "user-agent");

    @ParameterizedTest
    @ValueSource(strings = {"sync", "remove"})
    default void sendsNoHeaderOfTheWebhookOrOfAnAnswer(String operation) {
        targetTakesEverything();

        assertThat(call(operation).outcome()).isEqualTo("OK");

        assertThat(requests()).isNotEmpty().allSatisfy(request -> {
            assertThat(request.getHeaders().keys())
                    .allSatisfy(name -> assertThat(OUR_HEADERS).contains(name.toLowerCase(Locale.ROOT)));
            assertThat(request.header("Authorization").values()).containsExactly("Bearer " + token());
            assertThat(request.getUrl()).doesNotContain("elsewhere").doesNotContain("evil");
        });
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"a/../b?x", ".", "..", "", "a b", "a%2Fb", "a\nb", "ä", "a#b", "a\\b"})
    default void aUidThatCouldSteerTheUrlIsRefusedBeforeAnyRequest(String uid) {
        targetTakesEverything();
        for (String operation : List.of("sync", "remove")) {
            Map<String, Object> variables = variables(operation);
            person(variables).put("uid", uid);

            assertThat(call(variables).outcome()).isEqualTo("PERMANENT");
        }
        assertThat(requests()).isEmpty();
    }
}
