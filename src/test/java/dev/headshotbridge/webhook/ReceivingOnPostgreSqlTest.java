package dev.headshotbridge.webhook;

import dev.headshotbridge.inbox.RepeatsContract;
import dev.headshotbridge.support.Database;
import dev.headshotbridge.support.RunningBridge;
import dev.headshotbridge.support.Surroundings;
import org.junit.jupiter.api.extension.RegisterExtension;

class ReceivingOnPostgreSqlTest
        implements AnswersContract, SignaturesContract, OddBodiesContract, RepeatsContract, InjectionContract {

    @RegisterExtension
    static final Surroundings SURROUNDINGS = new Surroundings();

    @RegisterExtension
    static final RunningBridge BRIDGE = RunningBridge.on(Database.POSTGRESQL).with(SURROUNDINGS.settings());

    @Override
    public RunningBridge bridge() {
        return BRIDGE;
    }

    @Override
    public Surroundings surroundings() {
        return SURROUNDINGS;
    }
}
