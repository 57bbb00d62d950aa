package dev.headshotbridge.bench;

import dev.headshotbridge.check.SqlStatement;
import dev.headshotbridge.support.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.postgresql.PGStatement;
import org.springframework.jdbc.core.JdbcTemplate;

/** What the claim costs, whatever lies in the inbox. Each claim is rolled back, so that the next finds the same. */
final class Claim {

    private static final Path CLAIM = Path.of("routes/sql/postgresql/claim-deliveries.sql");
    private static final Path SPREAD = Path.of("routes/sql/postgresql/spread-deliveries.sql");
    private static final int CLAIMS = 50;
    /** So many due deliveries, each of another model, are there in every case. */
    private static final int DUE = 1000;

    private final Workbench bench;
    private final Samples samples = new Samples();
    private final StringBuilder plans = new StringBuilder();

    private Claim(Workbench bench) {
        this.bench = bench;
    }

    static void run(Workbench bench) throws Exception {
        Claim claim = new Claim(bench);
        int rows = bench.options.number("--rows");
        claim.measure("no finished ones", 0, 0, 1, 0);
        claim.measure("%,d finished ones".formatted(rows / 10), rows / 10, 0, 1, 0);
        claim.measure("%,d finished ones".formatted(rows), rows, 0, 1, 0);
        claim.measure("%,d open ones, five a model".formatted(rows / 10), 0, rows / 10, 5, 0);
        claim.measure("10,000 open ones of one model, due first", 0, 10_000, 10_000, 0);
        claim.measure("these, twelve seconds later (spread-deliveries)", 0, 10_000, 10_000, 12);
        bench.results.save("claim-plans.txt", claim.plans.toString());
        bench.results.save("claim.md", claim.samples.markdown("beside %,d due deliveries".formatted(DUE)));
    }

    private void measure(String row, int finished, int open, int inARow, int seconds) throws Exception {
        TestDatabase database = bench.newInbox();
        JdbcTemplate jdbc = Workbench.jdbc(database);
        Workbench.seed(jdbc, "seed-finished-deliveries.sql", finished);
        Workbench.seed(jdbc, "seed-pending-deliveries.sql", inARow, "open-", open);
        Workbench.seed(jdbc, "seed-pending-deliveries.sql", 1, "due-", DUE);
        // After all others.
        jdbc.update("UPDATE webhook_delivery SET next_attempt_at = next_attempt_at + INTERVAL '30 minutes'"
                + " WHERE idempotency_key LIKE 'due-%'");
        jdbc.execute("VACUUM ANALYZE");
        jdbc.execute("CHECKPOINT");
        try (Connection connection =
                DriverManager.getConnection(database.url(), database.username(), database.password())) {
            for (int i = 0; i < seconds; i++) {
                try (PreparedStatement spread = prepare(connection, SPREAD, "")) {
                    spread.executeUpdate();
                }
            }
            connection.setAutoCommit(false);
            try (PreparedStatement claim = prepare(connection, "")) {
                for (int i = 0; i < CLAIMS; i++) {
                    long begin = System.nanoTime();
                    int claimed = count(claim);
                    samples.add(row, "ms a claim", (System.nanoTime() - begin) / 1e6);
                    samples.add(row, "claimed", claimed);
                    connection.rollback();
                }
            }
            plans.append("== ").append(row).append('\n');
            try (PreparedStatement explain = prepare(connection, "EXPLAIN (ANALYZE, BUFFERS) ");
                    ResultSet lines = explain.executeQuery()) {
                while (lines.next()) {
                    plans.append(lines.getString(1)).append('\n');
                }
            }
            connection.rollback();
        }
        System.out.printf("  %-40s %.2f ms%n", row, samples.median(row, "ms a claim"));
    }

    static int count(PreparedStatement claim) throws SQLException {
        try (ResultSet rows = claim.executeQuery()) {
            int count = 0;
            while (rows.next()) {
                count++;
            }
            return count;
        }
    }

    /** The dispatcher's own, with its values bound as Camel binds them, and planned at each call. */
    static PreparedStatement prepare(Connection connection, String prefix) throws SQLException, IOException {
        return prepare(connection, CLAIM, prefix);
    }

    private static PreparedStatement prepare(Connection connection, Path file, String prefix)
            throws SQLException, IOException {
        SqlStatement text = new SqlStatement(Files.readString(file));
        PreparedStatement statement = connection.prepareStatement(prefix + text.forDriver());
        statement.unwrap(PGStatement.class).setPrepareThreshold(0);
        int index = 0;
        for (String expression : text.expressions()) {
            statement.setObject(++index, value(file, expression));
        }
        return statement;
    }

    private static Object value(Path file, String expression) {
        return switch (expression) {
            case "${properties:bridge.node}" -> "bench";
            case "${properties:bridge.dispatch.lease-millis}" -> "30000";
            case "${properties:bridge.dispatch.batch-size}" -> "64";
            // All the way, as each claim does that does not follow a full one.
            case "${bean:backlog?method=lookBackMillis}" -> TimeUnit.DAYS.toMillis(36_500);
            case "${bean:claimsInHand?method=modelIds}" -> new String[0];
            default -> throw new IllegalArgumentException(file + " needs " + expression + "; give it a value here");
        };
    }
}
