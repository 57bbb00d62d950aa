package dev.headshotbridge.webhook;

import dev.headshotbridge.inbox.CrowdContract;
import dev.headshotbridge.inbox.FavoriteRepeatsContract;
import dev.headshotbridge.operations.OperationsContract;
import dev.headshotbridge.support.Database;
import dev.headshotbridge.support.RunningBridge;
import dev.headshotbridge.support.Surroundings;
import org.junit.jupiter.api.extension.RegisterExtension;

class ReceivingOnH2Test
        implements AnswersContract,
                PathsContract,
                SignaturesContract,
                OddBodiesContract,
                FavoriteRepeatsContract,
                CrowdContract,
                InjectionContract,
                OperationsContract {

    @RegisterExtension
    static final Surroundings SURROUNDINGS = new Surroundings();

    @RegisterExtension
    static final RunningBridge BRIDGE = RunningBridge.on(Database.H2).with(SURROUNDINGS.settings());

    @Override
    public RunningBridge bridge() {
        return BRIDGE;
    }

    @Override
    public Surroundings surroundings() {
        return SURROUNDINGS;
    }
}
