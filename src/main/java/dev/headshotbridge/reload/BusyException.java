package dev.headshotbridge.reload;

/** A route has work in hand that did not end in time; nothing was changed. */
class BusyException extends Exception {

    BusyException(String message) {
        super(message, null, false, false);
    }
}
