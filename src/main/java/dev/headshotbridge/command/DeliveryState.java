package dev.headshotbridge.command;

/** As the operators' routes name them. */
enum DeliveryState {
    pending,
    processing,
    done,
    ignored,
    dead;

    static boolean isOpen(String name) {
        return name.equals(pending.name()) || name.equals(processing.name());
    }
}
