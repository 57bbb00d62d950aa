package dev.headshotbridge.support;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.util.ReflectionUtils;

/**
 * A parameter that can be closed is made by its constructor when the first test asks for it, is the same for all test
 * classes and is closed after the last one. For what takes seconds to start, as a bridge does.
 */
public final class OncePerRun implements ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(OncePerRun.class);

    private record Shared(AutoCloseable value) implements CloseableResource {

        @Override
        public void close() throws Exception {
            value.close();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return AutoCloseable.class.isAssignableFrom(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(
                        type, key -> new Shared((AutoCloseable) ReflectionUtils.newInstance(type)), Shared.class)
                .value();
    }
}
