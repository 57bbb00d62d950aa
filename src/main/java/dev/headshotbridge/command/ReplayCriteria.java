package dev.headshotbridge.command;

import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which deliveries are to run again. */
final class ReplayCriteria {

    @Parameters(arity = "0..1", paramLabel = "ID", description = "one delivery, as bin/bridge tail shows it")
    private Long delivery;

    @Mixin
    private DeliveryFilter filter = new DeliveryFilter();

    @Option(names = "--state", paramLabel = "STATE", description = "dead, done or ignored (default: dead)")
    private DeliveryState state;

    @Option(names = "--replay", paramLabel = "ID", description = "that this replay had run again, and no later one")
    private Long replay;

    /** As the private port takes them, which refuses those that are empty. */
    Map<String, Object> map() {
        Map<String, Object> criteria = new LinkedHashMap<>(filter.criteria());
        if (state != null) {
            criteria.put("state", state.name());
        }
        if (replay != null) {
            criteria.put("replay", replay);
        }
        if (delivery != null && !criteria.isEmpty()) {
            throw CommandException.usage("an ID names one delivery; leave the criteria out");
        }
        if (delivery == null && criteria.isEmpty()) {
            throw CommandException.usage("name a delivery's ID, or criteria; all that is dead is --state dead");
        }
        if (delivery != null) {
            criteria.put("delivery", delivery);
        }
        return criteria;
    }
}
