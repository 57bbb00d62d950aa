package dev.headshotbridge.check;

import java.util.Map;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.errorhandler.NoErrorHandlerDefinition;
import org.apache.camel.spi.BeanRepository;
import org.apache.camel.spi.DataFormat;
import org.apache.camel.spi.Language;
import org.apache.camel.spi.PropertiesSource;
import org.apache.camel.spi.ResourceResolver;
import org.apache.camel.support.DefaultRegistry;

/**
 * A Camel of its own to try routes in: it knows the bridge's beans and settings, reads files from the sources, and is
 * never started, so that nothing listens, polls or calls.
 */
final class ScratchCamel implements AutoCloseable {

    final DefaultCamelContext camel;

    ScratchCamel(CamelContext bridge, Sources sources) {
        camel = new DefaultCamelContext(false);
        DefaultRegistry registry = new DefaultRegistry(new BridgeBeans(bridge));
        SourceResolver resolver = new SourceResolver(() -> sources);
        resolver.setCamelContext(camel);
        registry.bind(SourceResolver.BEAN, resolver);
        camel.getCamelContextExtension().setRegistry(registry);
        camel.getCamelContextExtension().setErrorHandlerFactory(new NoErrorHandlerDefinition());
        camel.disableJMX();
        camel.setApplicationContextClassLoader(bridge.getApplicationContextClassLoader());
        camel.getPropertiesComponent().addPropertiesSource(new BridgeSettings(bridge));
        camel.build();
    }

    @Override
    public void close() {
        camel.stop();
    }

    private record BridgeSettings(CamelContext bridge) implements PropertiesSource {

        @Override
        public String getName() {
            return "bridge";
        }

        @Override
        public String getProperty(String name) {
            return bridge.getPropertiesComponent().resolveProperty(name).orElse(null);
        }
    }

    /** The bridge's beans, without the parts of its Camel, which belong to one Camel alone. */
    private record BridgeBeans(CamelContext bridge) implements BeanRepository {

        @Override
        public Object lookupByName(String name) {
            return own(bridge.getRegistry().lookupByName(name));
        }

        @Override
        public <T> T lookupByNameAndType(String name, Class<T> type) {
            return type.cast(own(bridge.getRegistry().lookupByNameAndType(name, type)));
        }

        @Override
        public <T> Map<String, T> findByTypeWithName(Class<T> type) {
            return isPart(type) ? Map.of() : bridge.getRegistry().findByTypeWithName(type);
        }

        @Override
        public <T> Set<T> findByType(Class<T> type) {
            return isPart(type) ? Set.of() : bridge.getRegistry().findByType(type);
        }

        private static Object own(Object bean) {
            return bean == null || isPart(bean.getClass()) ? null : bean;
        }

        private static boolean isPart(Class<?> type) {
            return Component.class.isAssignableFrom(type)
                    || DataFormat.class.isAssignableFrom(type)
                    || Language.class.isAssignableFrom(type)
                    || ResourceResolver.class.isAssignableFrom(type)
                    || CamelContext.class.isAssignableFrom(type)
                    || type.getName().startsWith("org.apache.camel.spi.")
                    || type.getName().startsWith("org.apache.camel.component.platform.http.");
        }
    }
}
