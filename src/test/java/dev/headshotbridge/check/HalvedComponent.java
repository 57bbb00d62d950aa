package dev.headshotbridge.check;

import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;

/** A component whose jar is there, but not those that it needs. */
public class HalvedComponent extends DefaultComponent {

    public HalvedComponent() {
        throw new NoClassDefFoundError("org/example/Client");
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        throw new UnsupportedOperationException();
    }
}
