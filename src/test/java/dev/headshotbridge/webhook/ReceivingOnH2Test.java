package dev.headshotbridge.webhook;

import dev.headshotbridge.support.Database;
import dev.headshotbridge.support.RunningBridge;
import org.junit.jupiter.api.extension.RegisterExtension;

class ReceivingOnH2Test implements AnswersContract, SignaturesContract, OddBodiesContract {

    @RegisterExtension
    static final RunningBridge BRIDGE = RunningBridge.on(Database.H2);

    @Override
    public RunningBridge bridge() {
        return BRIDGE;
    }
}
