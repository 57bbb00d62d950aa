package dev.headshotbridge.bench;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;

/** How much the load generator could send: against a server that answers OK and does nothing else. */
final class Generator {

    private Generator() {}

    static void run(Workbench bench) throws Exception {
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
        Samples samples = new Samples();
        var server = vertx.createHttpServer()
                .requestHandler(request -> request.response().end("OK"))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get();
        try (var load = new LoadGenerator(server.actualPort(), bench.options.number("--repeats"))) {
            load.closedLoop(64, bench.options.warmUp());
            for (int round = 0; round < bench.options.number("--rounds"); round++) {
                for (int connections : new int[] {1, 32, 64}) {
                    var result = load.closedLoop(connections, bench.options.seconds());
                    String row = String.valueOf(connections);
                    result.report(row + " connections").addTo(samples, row);
                }
            }
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get();
        }
        bench.results.save("generator.md", samples.markdown("connections to a server that only answers OK"));
    }
}
