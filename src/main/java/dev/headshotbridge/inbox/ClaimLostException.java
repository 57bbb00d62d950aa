package dev.headshotbridge.inbox;

/** Another node has taken the delivery over, or an operator ended it: whoever handled it does nothing more. */
public class ClaimLostException extends Exception {

    public ClaimLostException(String message) {
        super(message, null, false, false);
    }
}
