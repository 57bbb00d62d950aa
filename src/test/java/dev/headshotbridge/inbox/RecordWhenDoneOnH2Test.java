package dev.headshotbridge.inbox;

import dev.headshotbridge.support.Database;
import dev.headshotbridge.support.RunningBridge;
import org.junit.jupiter.api.extension.RegisterExtension;

class RecordWhenDoneOnH2Test implements RecordWhenDoneContract {

    @RegisterExtension
    static final RunningBridge BRIDGE = RunningBridge.on(Database.H2).handling();

    @Override
    public RunningBridge bridge() {
        return BRIDGE;
    }
}
