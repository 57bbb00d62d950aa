package dev.headshotbridge.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

/** That statements get what camel-sql would give them. */
class NamedParametersTest {

    private final AtomicInteger questions = new AtomicInteger();
    private DefaultCamelContext camel;

    @BeforeEach
    void start() {
        camel = new DefaultCamelContext();
        camel.getRegistry()
                .bind(
                        "dataSource",
                        new SimpleDriverDataSource(new org.h2.Driver(), "jdbc:h2:mem:parameters;DB_CLOSE_DELAY=-1") {
                            @Override
                            public Connection getConnection() {
                                return counting(super::getConnectionFromDriver);
                            }
                        });
        camel.getCamelContextExtension().registerEndpointCallback(new NamedParameters());
        camel.start();
    }

    @AfterEach
    void stop() {
        camel.stop();
    }

    @Test
    void namesAreKeysOfTheBodyThenHeadersThenVariables() {
        assertThat(select("SELECT :#a AS a, :#b AS b, :#c AS c", exchange -> {
                    exchange.getMessage().setBody(Map.of("a", "body"));
                    exchange.getMessage().setHeader("a", "header");
                    exchange.getMessage().setHeader("b", "header");
                    exchange.setVariable("b", "variable");
                    exchange.setVariable("c", "variable");
                }))
                .isEqualTo(List.of(Map.of("A", "body", "B", "header", "C", "variable")));
        assertThat(questions).hasValue(0);
    }

    @Test
    void expressionsSeeTheBodyAsItIs() {
        assertThat(select(
                        "SELECT :#${variable.row[${variable.key}]} AS a, :#${body} AS b, :#$simple{header.h} AS c",
                        exchange -> {
                            exchange.getMessage().setBody("text");
                            exchange.getMessage().setHeader("h", 7);
                            exchange.setVariable("row", Map.of("id", 5L));
                            exchange.setVariable("key", "id");
                        }))
                .isEqualTo(List.of(Map.of("A", 5L, "B", "text", "C", 7)));
        assertThat(questions).hasValue(0);
    }

    @Test
    void aNullIsNull() {
        assertThat(select("SELECT CAST(:#a AS BIGINT) AS a", exchange -> {
                    Map<String, Object> body = new HashMap<>();
                    body.put("a", null);
                    exchange.getMessage().setBody(body);
                }))
                .isEqualTo(List.of(java.util.Collections.singletonMap("A", null)));
    }

    @Test
    void listsAndNamelessParametersAndNoneAtAllWorkAsWell() {
        String numbers = "SELECT COUNT(*) AS n FROM SYSTEM_RANGE(1, 10) WHERE x ";
        assertThat(select(numbers + "IN (:#in:xs) AND x > :#least", exchange -> exchange.getMessage()
                        .setBody(Map.of("xs", List.of(1, 2, 3), "least", 1))))
                .isEqualTo(List.of(Map.of("N", 2L)));
        assertThat(select(numbers + "BETWEEN # AND #", exchange -> exchange.getMessage()
                        .setBody(List.of(2, 5))))
                .isEqualTo(List.of(Map.of("N", 4L)));
        assertThat(select(numbers + "> 4", exchange -> exchange.getMessage().setBody("ignored")))
                .isEqualTo(List.of(Map.of("N", 6L)));
    }

    @Test
    void aBatchTakesEachMapOfTheBody() {
        select("CREATE TABLE t (a INTEGER, b INTEGER)", exchange -> {});
        Exchange done = request("INSERT INTO t VALUES (:#a, :#b)?batch=true", exchange -> exchange.getMessage()
                .setBody(List.of(Map.of("a", 1, "b", 2), Map.of("a", 3, "b", 4))));
        assertThat(done.getException()).isNull();
        assertThat(select("SELECT SUM(a) AS a, SUM(b) AS b FROM t", exchange -> {}))
                .isEqualTo(List.of(Map.of("A", 4L, "B", 6L)));
        select("DROP TABLE t", exchange -> {});
    }

    @Test
    void aNameThatIsNowhereIsSaid() {
        assertThat(request("SELECT :#nowhere AS a", exchange -> {}).getException())
                .hasMessageContaining("There is no \"nowhere\" in the body, the headers or the variables");
    }

    private Object select(String sql, java.util.function.Consumer<Exchange> prepare) {
        Exchange done = request(sql, prepare);
        assertThat(done.getException()).isNull();
        return done.getMessage().getBody();
    }

    private Exchange request(String sql, java.util.function.Consumer<Exchange> prepare) {
        return camel.createProducerTemplate().request("sql:" + sql, prepare::accept);
    }

    private interface Connecting {
        Connection connect(java.util.Properties properties) throws java.sql.SQLException;
    }

    /** Counts how often a statement is asked for its parameters. */
    private Connection counting(Connecting connecting) {
        try {
            Connection connection = Mockito.spy(connecting.connect(new java.util.Properties()));
            Mockito.doAnswer(prepared -> {
                        var statement = Mockito.spy(prepared.callRealMethod());
                        Mockito.doAnswer(asked -> {
                                    questions.incrementAndGet();
                                    return asked.callRealMethod();
                                })
                                .when((java.sql.PreparedStatement) statement)
                                .getParameterMetaData();
                        return statement;
                    })
                    .when(connection)
                    .prepareStatement(Mockito.anyString());
            return connection;
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
