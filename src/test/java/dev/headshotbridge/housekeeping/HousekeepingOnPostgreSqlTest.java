package dev.headshotbridge.housekeeping;

import dev.headshotbridge.support.Database;
import dev.headshotbridge.support.RunningBridge;
import org.junit.jupiter.api.extension.RegisterExtension;

class HousekeepingOnPostgreSqlTest implements TimerContract {

    @RegisterExtension
    static final RunningBridge BRIDGE = RunningBridge.on(Database.POSTGRESQL)
            .with("bridge.retention.interval", "50ms")
            .with("bridge.retention.batch-pause", "1ms");

    @Override
    public RunningBridge bridge() {
        return BRIDGE;
    }
}
