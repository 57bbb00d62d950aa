package dev.headshotbridge.console;

import dev.headshotbridge.support.Database;
import dev.headshotbridge.support.RunningBridge;
import dev.headshotbridge.support.Surroundings;
import org.junit.jupiter.api.extension.RegisterExtension;

class ConsoleOnPostgreSqlTest
        implements NowContract,
                AttentionContract,
                ModelsContract,
                PipelineContract,
                PhotoContract,
                RoutesContract,
                ActivityContract {

    @RegisterExtension
    static final Surroundings SURROUNDINGS = new Surroundings();

    @RegisterExtension
    static final RunningBridge BRIDGE = RunningBridge.on(Database.POSTGRESQL)
            .with(SURROUNDINGS.settings())
            .with("bridge.metrics.interval", "50ms")
            .with("bridge.console.password", PASSWORD);

    @Override
    public RunningBridge bridge() {
        return BRIDGE;
    }

    @Override
    public Surroundings surroundings() {
        return SURROUNDINGS;
    }
}
