package dev.headshotbridge.inbox;

import jakarta.annotation.PreDestroy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.ProducerTemplate;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;

/**
 * Has what the variable {@code webhook} says of the model {@code modelId} recorded by {@code direct:record-models}, and returns
 * when it is committed. What handlers have to record meanwhile is recorded together, by one commit: each has the webhooks
 * wait that are being stored. Where that fails, but not for want of the database, each is recorded alone, and fails alone.
 */
@Component
public class ModelRecords implements Processor {

    private final Queue<ModelRecord> waiting = new ConcurrentLinkedQueue<>();
    private final ExecutorService recording =
            Executors.newSingleThreadExecutor(new CustomizableThreadFactory("model-records-"));
    private final ProducerTemplate route;

    ModelRecords(ProducerTemplate route) {
        this.route = route;
    }

    /** What update-model.sql takes, and what has become of it. */
    private static final class ModelRecord {

        final Map<String, Object> values;
        /** Null when it is recorded. */
        final CompletableFuture<Exception> failure = new CompletableFuture<>();

        ModelRecord(Exchange exchange) {
            values = new Values(exchange.getVariable("webhook", Map.class));
            values.put("modelId", exchange.getVariable("modelId"));
        }
    }

    /** What the webhook does not say is null; Camel would look for it among headers and variables. */
    private static final class Values extends HashMap<String, Object> {

        Values(Map<String, ?> webhook) {
            super(webhook);
        }

        @Override
        public boolean containsKey(Object name) {
            return true;
        }
    }

    @Override
    public void process(Exchange exchange) throws Exception {
        ModelRecord own = new ModelRecord(exchange);
        waiting.add(own);
        recording.execute(this::recordWaiting);
        exchange.setException(own.failure.get());
    }

    /** Finds nothing where another call has recorded its one together with others. */
    private void recordWaiting() {
        List<ModelRecord> together = new ArrayList<>();
        for (ModelRecord next = waiting.poll(); next != null; next = waiting.poll()) {
            together.add(next);
        }
        if (together.isEmpty()) {
            return;
        }
        Exception failure = record(together);
        if (failure == null || isOfTheDatabase(failure)) {
            together.forEach(one -> one.failure.complete(failure));
        } else {
            together.forEach(one -> one.failure.complete(record(List.of(one))));
        }
    }

    /** Not of what was recorded: each alone would wait for a connection in vain, one after another. */
    private static boolean isOfTheDatabase(Exception failure) {
        return failure instanceof DataAccessResourceFailureException;
    }

    private Exception record(List<ModelRecord> records) {
        List<Map<String, Object>> values =
                records.stream().map(one -> one.values).toList();
        return route.send("direct:record-models", exchange -> exchange.getMessage()
                        .setBody(values))
                .getException();
    }

    @PreDestroy
    void endThread() {
        recording.shutdown();
    }
}
