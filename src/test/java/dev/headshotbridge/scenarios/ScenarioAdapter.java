package dev.headshotbridge.scenarios;

import org.citrusframework.context.TestContextFactory;
import org.citrusframework.endpoint.direct.DirectEndpointAdapter;
import org.citrusframework.endpoint.direct.DirectMessageHeaders;
import org.citrusframework.endpoint.direct.DirectSyncEndpointConfiguration;
import org.citrusframework.message.DefaultMessageQueue;
import org.citrusframework.message.Message;
import org.citrusframework.message.MessageQueue;

/** Hands a stub's requests to the scenario, and looks for its answers more often than Citrus does by itself (twice a second). */
class ScenarioAdapter extends DirectEndpointAdapter {

    static final int WAIT_MILLIS = 10_000;
    private static final int POLL_MILLIS = 5;

    private final String name;

    ScenarioAdapter(String name) {
        super(configuration(name));
        this.name = name;
        setTestContextFactory(TestContextFactory.newInstance());
        getEndpoint().setName(name);
    }

    @Override
    public Message handleMessageInternal(Message request) {
        return super.handleMessageInternal(
                request.setHeader(DirectMessageHeaders.REPLY_QUEUE, queue(name + ".answer")));
    }

    private static DirectSyncEndpointConfiguration configuration(String name) {
        var configuration = new DirectSyncEndpointConfiguration();
        configuration.setQueue(queue(name));
        configuration.setTimeout(WAIT_MILLIS);
        configuration.setPollingInterval(POLL_MILLIS);
        return configuration;
    }

    private static MessageQueue queue(String name) {
        var queue = new DefaultMessageQueue(name);
        queue.setPollingInterval(POLL_MILLIS);
        return queue;
    }
}
