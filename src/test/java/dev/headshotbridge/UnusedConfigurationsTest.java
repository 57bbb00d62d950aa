package dev.headshotbridge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headshotbridge.support.Database;
import dev.headshotbridge.support.RunningBridge;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.component.timer.TimerComponent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** What an engineer sets is taken over, and what nobody has set costs no time at the start. */
class UnusedConfigurationsTest {

    private static final String TIMER = "org.apache.camel.component.timer.springboot.TimerComponentAutoConfiguration";
    private static final String CACHE = "org.springframework.boot.autoconfigure.cache.CacheAutoConfiguration";

    @RegisterExtension
    static final RunningBridge BRIDGE =
            RunningBridge.on(Database.H2).with("camel.component.timer.include-metadata", true);

    @Test
    void takesOverWhatIsSetOfAComponent() {
        assertThat(BRIDGE.camel().getComponent("timer", TimerComponent.class).isIncludeMetadata())
                .isTrue();
        assertThat(BRIDGE.camel().getComponent("http", HttpComponent.class).getConnectionsPerRoute())
                .isEqualTo(32);
    }

    @Test
    void leavesOutWhatNobodyHasSet() {
        assertThat(used(Map.of("camel.component.http.so-timeout", "1000", "camel.main.name", "bridge")))
                .isNotEmpty()
                .doesNotContain(TIMER, CACHE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "camel.component.timer.include-metadata",
                "camel.language.simple.trim",
                "camel.dataformat.jackson.pretty-print",
                "camel.vault.aws.region",
                "camel.threadpool.max-pool-size"
            })
    void keepsAllOfCamelsWhereOneIsSet(String setting) {
        assertThat(used(Map.of(setting, "x"))).contains(TIMER).doesNotContain(CACHE);
    }

    @Test
    void knowsEnvironmentVariables() {
        assertThat(used(new SystemEnvironmentPropertySource(
                        "systemEnvironment", Map.of("CAMEL_VAULT_AWS_REGION", "x"))))
                .contains(TIMER);
    }

    @Test
    void leavesAStarterAloneThatWasAdded() {
        String[] added = {
            "org.apache.camel.component.kafka.springboot.KafkaComponentAutoConfiguration",
            "org.apache.camel.component.bean.validator.springboot.BeanValidatorComponentAutoConfiguration",
            null
        };
        assertThat(filter(new MapPropertySource("settings", Map.of())).match(added, null))
                .containsExactly(true, true, false);
    }

    /** A name that a new version of Spring Boot or Camel has given up leaves nothing out. */
    @Test
    void namesWhatThereIs() {
        List<String> all = candidates();
        assertThat(UnusedConfigurations.names())
                .allSatisfy(name -> assertThat(all).anyMatch(configuration -> configuration.startsWith(name)));
    }

    private static List<String> used(Map<String, Object> settings) {
        return used(new MapPropertySource("settings", settings));
    }

    private static List<String> used(MapPropertySource settings) {
        List<String> all = candidates();
        boolean[] used = filter(settings).match(all.toArray(String[]::new), null);
        return IntStream.range(0, used.length)
                .filter(i -> used[i])
                .mapToObj(all::get)
                .toList();
    }

    private static UnusedConfigurations filter(MapPropertySource settings) {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .forEach(source -> environment.getPropertySources().remove(source.getName()));
        environment.getPropertySources().addFirst(settings);
        ConfigurationPropertySources.attach(environment);
        UnusedConfigurations filter = new UnusedConfigurations();
        filter.setEnvironment(environment);
        return filter;
    }

    private static List<String> candidates() {
        return ImportCandidates.load(AutoConfiguration.class, UnusedConfigurations.class.getClassLoader())
                .getCandidates();
    }
}
