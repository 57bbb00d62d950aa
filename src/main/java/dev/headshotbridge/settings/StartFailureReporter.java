package dev.headshotbridge.settings;

import java.io.IOException;
import java.net.BindException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.util.PlaceholderResolutionException;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** Says in one line why the bridge did not start. The stack trace is for {@code --debug}. */
public class StartFailureReporter implements SpringBootExceptionReporter {

    private static final Logger LOG = LoggerFactory.getLogger(StartFailureReporter.class);
    private static final Pattern UNKNOWN_PLACEHOLDER = Pattern.compile("Property with key \\[([^]]+)] not found");

    private final ConfigurableApplicationContext context;

    public StartFailureReporter(ConfigurableApplicationContext context) {
        this.context = context;
    }

    @Override
    public boolean reportException(Throwable failure) {
        // bin/bridge check says it among the rest.
        if (context != null && context.getEnvironment().getPropertySources().contains(SettingsReport.CHECKING)) {
            return true;
        }
        System.err.println("headshot-bridge did not start: " + reason(failure));
        LOG.debug("The start failed", failure);
        return true;
    }

    String reason(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String known = known(cause);
            if (known != null) {
                return known;
            }
        }
        return oneLine(NestedExceptionUtils.getMostSpecificCause(failure));
    }

    private static boolean isNotBound(Throwable cause) {
        boolean byEpoll = cause instanceof IOException
                && String.valueOf(cause.getMessage()).startsWith("bind(");
        return byEpoll || cause instanceof BindException || cause instanceof UnknownHostException;
    }

    private String known(Throwable cause) {
        if (cause instanceof SettingsException) {
            return cause.getMessage();
        }
        if (cause instanceof org.springframework.boot.context.properties.bind.BindException bind && context != null) {
            return new Settings(context.getEnvironment())
                    .wrong(
                            bind.getName().toString(),
                            "has a value that cannot be used (%s)"
                                    .formatted(oneLine(NestedExceptionUtils.getMostSpecificCause(bind))),
                            "another one")
                    .getMessage();
        }
        if (cause instanceof MarkedYAMLException yaml) {
            return "application.yaml: " + SettingsFiles.problem(yaml);
        }
        if (cause instanceof PortInUseException taken) {
            return "port %d is in use; write another server.port in application.yaml".formatted(taken.getPort());
        }
        if (isNotBound(cause)) {
            return "bridge.public.host and bridge.public.port, or server.address, cannot be listened on (%s);"
                            .formatted(oneLine(cause))
                    + " write others in application.yaml";
        }
        if (cause instanceof SQLException) {
            return "the database cannot be used (%s); check spring.datasource.* in application.yaml"
                    .formatted(oneLine(NestedExceptionUtils.getMostSpecificCause(cause)));
        }
        Matcher placeholder = UNKNOWN_PLACEHOLDER.matcher(String.valueOf(cause.getMessage()));
        if (placeholder.find()) {
            String key = placeholder.group(1);
            return "%s: names {{%s}}, which is not a setting; correct it, or add it to application.yaml"
                    .formatted(SettingsFiles.naming(key), key);
        }
        return null;
    }

    private static String oneLine(Throwable failure) {
        if (failure instanceof PlaceholderResolutionException) {
            // Its message repeats the value, which may be a secret.
            return "has ${…} in it, which names no setting";
        }
        return SettingsFiles.oneLine(String.valueOf(failure.getMessage()));
    }
}
