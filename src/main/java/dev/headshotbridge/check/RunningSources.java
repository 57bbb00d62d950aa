package dev.headshotbridge.check;

import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The sources that the bridge runs: as they were at its start, or at the last reload. */
@Component
public class RunningSources implements Supplier<Sources>, CamelContextConfiguration {

    private volatile Sources sources;

    public RunningSources(@Value("${camel.main.routes-include-pattern}") String includePattern) {
        this.sources = Sources.read(includePattern);
    }

    @Override
    public Sources get() {
        return sources;
    }

    public void set(Sources running) {
        sources = running;
    }

    @Override
    public void beforeApplicationStart(CamelContext camel) {
        SourceResolver resolver = new SourceResolver(this);
        resolver.setCamelContext(camel);
        camel.getRegistry().bind(SourceResolver.BEAN, resolver);
    }

    @Override
    public void afterApplicationStart(CamelContext camel) {
        // Nothing to do.
    }
}
