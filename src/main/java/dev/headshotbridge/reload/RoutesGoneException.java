package dev.headshotbridge.reload;

/** Neither the changed routes could be started nor those before; its cause is why not the latter. */
class RoutesGoneException extends Exception {

    RoutesGoneException(String message, Exception cause) {
        super(message, cause);
    }
}
