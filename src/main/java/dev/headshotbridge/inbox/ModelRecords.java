package dev.headshotbridge.inbox;

import dev.headshotbridge.inbox.GroupCommit.Outcome;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.ProducerTemplate;
import org.springframework.stereotype.Component;

/**
 * Has what the variable {@code webhook} says of the model {@code modelId} recorded by {@code direct:record-models}, and returns
 * when it is committed. What handlers have to record meanwhile is recorded together, by one commit: each has the webhooks
 * wait that are being stored. Where that fails each is recorded alone, and fails alone.
 */
@Component
class ModelRecords implements Processor {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final GroupCommit<ModelRow> groupCommit =
            new GroupCommit<>("model-records", this::recordAll, row -> 0, PATIENCE);
    private final ProducerTemplate route;

    ModelRecords(ProducerTemplate route) {
        this.route = route;
    }

    @Override
    public void process(Exchange exchange) throws Exception {
        ModelRow own = new ModelRow(exchange);
        CompletableFuture<Outcome> outcome = new CompletableFuture<>();
        groupCommit.store(own, outcome::complete);
        if (outcome.get() == Outcome.ALONE) {
            record(List.of(own));
        }
    }

    private List<Boolean> recordAll(List<ModelRow> rows) throws Exception {
        record(rows);
        return Collections.nCopies(rows.size(), true);
    }

    private void record(List<ModelRow> rows) throws Exception {
        Exception failure = route.send("direct:record-models", exchange -> exchange.getMessage()
                        .setBody(rows))
                .getException();
        if (failure != null) {
            throw failure;
        }
    }

    @PreDestroy
    void endThread() {
        groupCommit.close();
    }
}
