package dev.headshotbridge.operations;

import dev.headshotbridge.support.Database;
import dev.headshotbridge.support.RunningBridge;
import dev.headshotbridge.support.Surroundings;
import org.junit.jupiter.api.extension.RegisterExtension;

class ReplayOnPostgreSqlTest
        implements ReplayRefusalsContract,
                ReplayCriteriaContract,
                ReplayTextContract,
                ReplayContract,
                ReplayRecordContract,
                ReplayedDeliveriesContract,
                ListsContract {

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
