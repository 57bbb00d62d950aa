package dev.headshotbridge.inbox;

import dev.headshotbridge.support.Database;
import dev.headshotbridge.support.RunningBridge;
import org.junit.jupiter.api.extension.RegisterExtension;

class RecordWhenDoneOnPostgreSqlTest implements RecordWhenDoneContract {

    @RegisterExtension
    static final RunningBridge BRIDGE = RunningBridge.on(Database.POSTGRESQL).handling();

    @Override
    public RunningBridge bridge() {
        return BRIDGE;
    }
}
