package dev.headshotbridge;

import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;

/**
 * Leaves out of the auto-configuration what the bridge makes no use of: a fifth of the time that starting takes. It names what
 * is to be left out, so that a starter added to {@code lib/} is configured.
 */
class UnusedConfigurations implements AutoConfigurationImportFilter, EnvironmentAware {

    private static final List<String> SPRINGS = below(
            "org.springframework.boot.",
            "actuate.autoconfigure.metrics.cache.",
            "actuate.autoconfigure.metrics.integration.",
            "actuate.autoconfigure.observation.web.client.",
            "actuate.autoconfigure.scheduling.",
            "autoconfigure.aop.",
            "autoconfigure.cache.",
            "autoconfigure.dao.",
            "autoconfigure.http.client.",
            "autoconfigure.jdbc.JdbcClientAutoConfiguration",
            "autoconfigure.netty.",
            "autoconfigure.sql.init.",
            "autoconfigure.task.TaskSchedulingAutoConfiguration",
            "autoconfigure.transaction.TransactionAutoConfiguration",
            "autoconfigure.web.client.",
            "autoconfigure.websocket.");

    /** What comes with Camel's core and does nothing but take over settings. */
    private static final List<String> CAMELS = below(
            "org.apache.camel.",
            "component.bean.springboot.",
            "component.beanclass.springboot.",
            "component.browse.springboot.",
            "component.controlbus.springboot.",
            "component.dataformat.springboot.",
            "component.dataset.springboot.",
            "component.direct.springboot.",
            "component.file.springboot.",
            "component.jackson.springboot.",
            "component.language.springboot.",
            "component.log.springboot.",
            "component.mail.springboot.",
            "component.micrometer.springboot.Micrometer",
            "component.mock.springboot.",
            "component.ref.springboot.",
            "component.rest.springboot.",
            "component.saga.springboot.",
            "component.scheduler.springboot.",
            "component.seda.springboot.",
            "component.stub.springboot.",
            "component.timer.springboot.",
            "component.validator.springboot.",
            "component.xslt.springboot.",
            "dataformat.mime.multipart.springboot.",
            "language.bean.springboot.",
            "language.constant.springboot.",
            "language.csimple.springboot.",
            "language.header.springboot.",
            "language.property.springboot.",
            "language.ref.springboot.",
            "language.simple.springboot.",
            "language.tokenizer.springboot.",
            "language.variable.springboot.",
            "language.xpath.springboot.",
            "model.rest.springboot.",
            "spring.boot.cloud.",
            "spring.boot.routetemplate.",
            "spring.boot.threadpool.",
            "spring.boot.trace.",
            "spring.boot.vault.");

    /** Where one of these is set, all of Camel's are configured, whichever it is of. */
    private static final List<ConfigurationPropertyName> SETTINGS = below(
                    "camel.",
                    "cloud",
                    "component",
                    "dataformat",
                    "language",
                    "rest",
                    "routetemplate",
                    "threadpool",
                    "trace",
                    "vault")
            .stream()
            .map(ConfigurationPropertyName::of)
            .toList();

    /** Set in application.yaml, and never left out. */
    private static final ConfigurationPropertyName HTTP = ConfigurationPropertyName.of("camel.component.http");

    private List<String> unused;

    /** How what is left out begins. */
    static List<String> names() {
        return Stream.concat(SPRINGS.stream(), CAMELS.stream()).toList();
    }

    private static List<String> below(String start, String... names) {
        return Stream.of(names).map(start::concat).toList();
    }

    @Override
    public void setEnvironment(Environment environment) {
        boolean set = StreamSupport.stream(
                        ConfigurationPropertySources.get(environment).spliterator(), false)
                .filter(IterableConfigurationPropertySource.class::isInstance)
                .flatMap(source -> ((IterableConfigurationPropertySource) source).stream())
                .anyMatch(UnusedConfigurations::isOfCamels);
        unused = set ? SPRINGS : names();
    }

    private static boolean isOfCamels(ConfigurationPropertyName name) {
        return !HTTP.isAncestorOf(name) && SETTINGS.stream().anyMatch(setting -> setting.isAncestorOf(name));
    }

    @Override
    public boolean[] match(String[] configurations, AutoConfigurationMetadata metadata) {
        boolean[] used = new boolean[configurations.length];
        for (int i = 0; i < used.length; i++) {
            // What another filter has left out already is null.
            String configuration = configurations[i];
            used[i] = configuration != null && unused.stream().noneMatch(configuration::startsWith);
        }
        return used;
    }
}
