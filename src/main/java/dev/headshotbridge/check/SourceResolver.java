package dev.headshotbridge.check;

import java.util.function.Supplier;
import org.apache.camel.impl.engine.DefaultResourceResolvers;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.ResourceHelper;

/**
 * Camel's {@code file:} resources: SQL and whatever else is among the sources is read from them, not from the disk,
 * where somebody may just be writing it.
 */
public class SourceResolver extends DefaultResourceResolvers.FileResolver {

    /** The name under which Camel looks for it. */
    public static final String BEAN = "resource-loader-file";

    private final Supplier<Sources> sources;

    public SourceResolver(Supplier<Sources> sources) {
        this.sources = sources;
    }

    @Override
    public Resource createResource(String location, String remaining) {
        String text = sources.get().texts().get(remaining.replaceFirst("^(\\./)+", ""));
        return text == null ? super.createResource(location, remaining) : ResourceHelper.fromString(location, text);
    }
}
