package dev.headshotbridge.reliability;

import dev.headshotbridge.support.WebhookSender;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Senders that do as HeadshotPro does: the next event of a model once the one before was answered 200, and the same
 * again for anything else.
 */
final class Load implements AutoCloseable {

    /** A webhook that was answered 200. */
    record Answered(String model, String status) {}

    private static final int SENDERS = 6;
    private static final int ROUNDS = 3;
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(15);
    private static final long RESEND_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    final ConcurrentLinkedQueue<Answered> statuses = new ConcurrentLinkedQueue<>();
    final ConcurrentLinkedQueue<String> models = new ConcurrentLinkedQueue<>();
    final AtomicInteger sent = new AtomicInteger();
    final AtomicInteger answered = new AtomicInteger();
    final AtomicInteger refused = new AtomicInteger();
    final AtomicInteger broken = new AtomicInteger();

    private final List<WebhookSender> nodes;
    private final StandIns standIns;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Future<?>> senders = new ArrayList<>();
    private volatile boolean stopping;

    Load(StandIns standIns, List<Integer> ports) {
        this(standIns, ports, SENDERS);
    }

    Load(StandIns standIns, List<Integer> ports, int number) {
        this.standIns = standIns;
        nodes = ports.stream().map(WebhookSender::new).toList();
        for (int i = 0; i < number; i++) {
            senders.add(threads.submit(this::send));
        }
    }

    /** A model that has been begun is sent to its end. */
    void stop() throws Exception {
        stopping = true;
        for (Future<?> sender : senders) {
            sender.get(2, TimeUnit.MINUTES);
        }
    }

    private void send() {
        while (!stopping) {
            String model = "m-" + UUID.randomUUID();
            boolean ids = ThreadLocalRandom.current().nextBoolean();
            // Some begin with the one target, some with the other, so that each is called while the other one is down.
            boolean statusFirst = ThreadLocalRandom.current().nextBoolean();
            for (int i = 1; i <= ROUNDS; i++) {
                if (statusFirst) {
                    changeStatus(ids, model, "step-" + i);
                }
                standIns.chooseAnother(model);
                untilAnswered(webhook(ids, "model.favorite_selected", model, "active"));
                if (!statusFirst) {
                    changeStatus(ids, model, "step-" + i);
                }
            }
            models.add(model);
        }
    }

    private void changeStatus(boolean id, String model, String status) {
        untilAnswered(webhook(id, "model.status.updated", model, status));
        statuses.add(new Answered(model, status));
    }

    private void untilAnswered(String webhook) {
        while (!answered(webhook)) {
            LockSupport.parkNanos(RESEND_NANOS);
        }
        answered.incrementAndGet();
        LockSupport.parkNanos(PAUSE_NANOS);
    }

    private boolean answered(String webhook) {
        sent.incrementAndGet();
        try {
            int node = ThreadLocalRandom.current().nextInt(nodes.size());
            boolean taken = nodes.get(node).post(webhook).statusCode() == 200;
            if (!taken) {
                refused.incrementAndGet();
            }
            return taken;
        } catch (java.io.UncheckedIOException e) {
            broken.incrementAndGet();
            return false;
        }
    }

    private static String webhook(boolean id, String event, String model, String status) {
        return "{%s\"event\":\"%s\",\"object\":{\"_id\":\"%s\",\"uid\":\"u-%s\",\"status\":\"%s\"}}"
                .formatted(id ? "\"id\":\"" + UUID.randomUUID() + "\"," : "", event, model, model, status);
    }

    @Override
    public void close() {
        stopping = true;
        threads.shutdownNow();
    }
}
