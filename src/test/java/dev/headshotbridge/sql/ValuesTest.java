package dev.headshotbridge.sql;

import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.PGStatement;

/** Which statements PostgreSQL plans at each call. */
class ValuesTest {

    private final PGStatement postgreSql = mock();
    private final PreparedStatement statement = mock();

    @BeforeEach
    void wrap() throws Exception {
        when(statement.isWrapperFor(PGStatement.class)).thenReturn(true);
        when(statement.unwrap(PGStatement.class)).thenReturn(postgreSql);
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql/claim-deliveries.sql", "finish-deliveries.sql"})
    void whatLooksAroundIsPlannedForAsManyDeliveriesAsThereAre(String file) throws Exception {
        bind(Files.readString(Path.of("routes/sql", file)).replaceAll(":#(\\w+|\\$\\{[^}]*})", ":?id"));
        verify(postgreSql).setPrepareThreshold(0);
    }

    @Test
    void whatGoesByAKeyKeepsItsPlan() throws Exception {
        bind("UPDATE webhook_delivery SET state = 'done' WHERE id = :?id");
        verify(postgreSql, never()).setPrepareThreshold(anyInt());
    }

    private void bind(String query) throws Exception {
        NamedParameters parameters = new NamedParameters();
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            Exchange exchange = new DefaultExchange(camel);
            exchange.setVariable("id", 1L);
            String prepared = parameters.prepareQuery(query, true, exchange);
            parameters.populateStatement(
                    statement, parameters.createPopulateIterator(query, prepared, 1, exchange, null), 1);
        }
    }
}
