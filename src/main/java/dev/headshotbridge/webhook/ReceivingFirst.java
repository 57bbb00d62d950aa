package dev.headshotbridge.webhook;

import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.springframework.stereotype.Component;

/**
 * Has a handler wait a little before it begins, while many webhooks are being received: their sender waits for an answer,
 * and what is in the inbox can wait. Handling goes on all the same, so that the inbox empties under any load.
 */
@Component
class ReceivingFirst implements Processor {

    private static final int MANY = 8;
    private static final long PAUSE_MILLIS = 50;

    private final RequestLimits limits;

    ReceivingFirst(RequestLimits limits) {
        this.limits = limits;
    }

    @Override
    public void process(Exchange exchange) throws InterruptedException {
        if (limits.admission().letIn() > MANY) {
            Thread.sleep(PAUSE_MILLIS);
        }
    }
}
