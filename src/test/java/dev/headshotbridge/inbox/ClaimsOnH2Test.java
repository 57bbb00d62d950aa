package dev.headshotbridge.inbox;

import dev.headshotbridge.support.Database;
import dev.headshotbridge.support.RunningBridge;
import dev.headshotbridge.support.Surroundings;
import org.junit.jupiter.api.extension.RegisterExtension;

class ClaimsOnH2Test implements ClaimsContract, LostClaimsContract {

    @RegisterExtension
    static final Surroundings SURROUNDINGS = new Surroundings();

    @RegisterExtension
    static final RunningBridge BRIDGE = ClaimsContract.with(RunningBridge.on(Database.H2), SURROUNDINGS);

    @Override
    public RunningBridge bridge() {
        return BRIDGE;
    }

    @Override
    public Surroundings surroundings() {
        return SURROUNDINGS;
    }
}
