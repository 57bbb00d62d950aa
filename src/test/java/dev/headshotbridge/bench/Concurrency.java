package dev.headshotbridge.bench;

import io.vertx.core.Vertx;
import java.util.Map;

/** Whether handlers that wait for a slow target use the concurrency that is set. */
final class Concurrency {

    private static final int TARGET_MILLIS = 50;
    private static final int SECONDS = 20;

    private Concurrency() {}

    static void run(Workbench bench) throws Exception {
        Samples samples = new Samples();
        Vertx vertx = Vertx.vertx();
        var target = vertx.createHttpServer()
                .requestHandler(request -> vertx.setTimer(
                        TARGET_MILLIS, timer -> request.response().end()))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get();
        try {
            for (int round = 0; round < bench.options.number("--rounds"); round++) {
                for (int concurrency : new int[] {16, 32}) {
                    double possible = concurrency * 1000.0 / TARGET_MILLIS;
                    Map<String, String> settings = Map.of(
                            "BENCH_TARGET",
                            "http://127.0.0.1:" + target.actualPort(),
                            "BRIDGE_DISPATCH_CONCURRENCY",
                            String.valueOf(concurrency));
                    var measured = Handle.handle(bench, "call", (int) possible * SECONDS, 5, settings);
                    String row = String.valueOf(concurrency);
                    samples.add(row, "deliveries/s", measured.perSecond());
                    samples.add(row, "possible", possible);
                    samples.add(row, "share %", 100 * measured.perSecond() / possible);
                }
            }
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get();
        }
        bench.results.save("concurrency.md", samples.markdown("`bridge.dispatch.concurrency`"));
    }
}
