package dev.headshotbridge.inbox;

import dev.headshotbridge.support.Database;
import dev.headshotbridge.support.RunningBridge;
import org.junit.jupiter.api.extension.RegisterExtension;

class FinishOnPostgreSqlTest implements FinishContract {

    @RegisterExtension
    static final RunningBridge BRIDGE = RunningBridge.on(Database.POSTGRESQL);

    @Override
    public RunningBridge bridge() {
        return BRIDGE;
    }
}
