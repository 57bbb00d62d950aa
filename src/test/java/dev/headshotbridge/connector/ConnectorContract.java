package dev.headshotbridge.connector;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.headshotbridge.connector.ConnectorCall.Result;
import java.util.List;
import java.util.Map;

/** What the contracts need to know of a connector and the test that checks it. Tests of contracts are interfaces. */
interface ConnectorContract {

    Targets targets();

    String connector();

    /** The Kamelet's parameter that holds the target's URL. */
    String urlParameter();

    String token();

    void targetTakesEverything();

    /** The first call of a sync, or of a remove, is answered so. */
    void targetAnswers(String operation, ResponseDefinitionBuilder answer);

    default Result call(String operation) {
        return call(variables(operation));
    }

    default Result call(Map<String, Object> variables) {
        return ConnectorCall.call(targets(), variables);
    }

    default Map<String, Object> variables(String operation) {
        return ConnectorCall.variables(targets(), connector(), operation);
    }

    default List<LoggedRequest> requests() {
        return targets().requests();
    }
}
