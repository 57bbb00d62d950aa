package dev.headshotbridge.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headshotbridge.check.SqlStatement;
import dev.headshotbridge.support.Database;
import dev.headshotbridge.support.RunningBridge;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** H2 reads all that is due, and asks of each what its model has open, unless it can stop in the order of an index. */
class PlansOnH2Test {

    @RegisterExtension
    static final RunningBridge BRIDGE = RunningBridge.on(Database.H2);

    @Test
    void aClaimReadsWhatIsDueInTheOrderOfItsIndex() throws Exception {
        String claim = statement("claim-deliveries.sql");
        // Of the whole H2 tells the outer plan only.
        String update = claim.substring(claim.indexOf("UPDATE"), claim.lastIndexOf(") AS d"));
        assertThat(plan(update, "a node", "30000", "64")).contains("webhook_delivery_due", "index sorted");
    }

    @Test
    void spreadingReadsWhatIsDueInTheOrderOfItsIndex() throws Exception {
        assertThat(plan(statement("spread-deliveries.sql"), "64")).contains("webhook_delivery_due", "index sorted");
    }

    @Test
    void theOldestThatIsDueIsFoundInTheOrderOfTheIndex() throws Exception {
        assertThat(plan(statement("../measure-inbox.sql"))).contains("index sorted");
    }

    @Test
    void whatNeedsAttentionIsFoundInTheOrderOfTheIndex() throws Exception {
        assertThat(plan(statement("../list-attention.sql")))
                .containsPattern("FETCH FIRST 10000 ROWS ONLY\\s+/\\* index sorted");
    }

    @Test
    void closingFindsItsDeliveriesByTheirIds() throws Exception {
        assertThat(plan(
                        statement("../finish-deliveries.sql"),
                        "done",
                        null,
                        new Long[] {1L, 2L},
                        new String[] {"1/1", "2/1"},
                        "a node"))
                .contains("PRIMARY_KEY")
                .doesNotContain("tableScan");
    }

    private static String statement(String file) throws IOException {
        return new SqlStatement(Files.readString(Path.of("routes/sql/h2", file))).forDriver();
    }

    private static String plan(String statement, Object... values) {
        return BRIDGE.inbox().jdbc().queryForObject("EXPLAIN " + statement, String.class, values);
    }
}
