package dev.headshotbridge.operations;

import dev.headshotbridge.support.Database;
import dev.headshotbridge.support.RunningBridge;
import dev.headshotbridge.support.Surroundings;
import org.junit.jupiter.api.extension.RegisterExtension;

class DeliveriesOnH2Test implements DeliveryContract, ReasonsContract, SearchContract, ListsContract {

    @RegisterExtension
    static final Surroundings SURROUNDINGS = new Surroundings();

    @RegisterExtension
    static final RunningBridge BRIDGE = RunningBridge.on(Database.H2)
            .with(SURROUNDINGS.settings())
            .with("bridge.console.password", "a password")
            .with("logging.level.dev.headshotbridge.audit", "info");

    @Override
    public RunningBridge bridge() {
        return BRIDGE;
    }

    @Override
    public Surroundings surroundings() {
        return SURROUNDINGS;
    }
}
