package dev.headshotbridge.settings;

import java.net.BindException;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.NestedExceptionUtils;

/** Says in one line why the bridge did not start. The stack trace is for {@code --debug}. */
public class StartFailureReporter implements SpringBootExceptionReporter {

    private static final Logger LOG = LoggerFactory.getLogger(StartFailureReporter.class);

    public StartFailureReporter(ConfigurableApplicationContext context) {
        // Spring Boot asks for this constructor.
    }

    @Override
    public boolean reportException(Throwable failure) {
        System.err.println("headshot-bridge did not start: " + reason(failure));
        LOG.debug("The start failed", failure);
        return true;
    }

    static String reason(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SettingsException) {
                return cause.getMessage();
            }
            if (cause instanceof PortInUseException taken) {
                return "port %d is in use; write another server.port in application.yaml".formatted(taken.getPort());
            }
            if (cause instanceof BindException) {
                return "bridge.public.host and bridge.public.port cannot be listened on (%s); write others in application.yaml"
                        .formatted(cause.getMessage());
            }
            if (cause instanceof SQLException) {
                return "the database cannot be used (%s); check spring.datasource.* in application.yaml"
                        .formatted(oneLine(NestedExceptionUtils.getMostSpecificCause(cause)));
            }
        }
        return oneLine(NestedExceptionUtils.getMostSpecificCause(failure));
    }

    private static String oneLine(Throwable failure) {
        return String.valueOf(failure.getMessage()).strip().replaceAll("\\s*\\R\\s*", " ");
    }
}
