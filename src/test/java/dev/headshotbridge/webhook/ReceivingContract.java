package dev.headshotbridge.webhook;

import dev.headshotbridge.support.Inbox;
import dev.headshotbridge.support.RunningBridge;
import dev.headshotbridge.support.WebhookSender;

/** Tests of receiving are interfaces, so that each of them runs on each database. */
public interface ReceivingContract {

    RunningBridge bridge();

    default WebhookSender sender() {
        return bridge().sender();
    }

    default Inbox inbox() {
        return bridge().inbox();
    }

    /** Runs the requests and checks that the inbox has grown by so many deliveries. */
    default void assertKept(int deliveries, Runnable requests) {
        long before = inbox().size();
        requests.run();
        org.assertj.core.api.Assertions.assertThat(inbox().size() - before).isEqualTo(deliveries);
    }
}
