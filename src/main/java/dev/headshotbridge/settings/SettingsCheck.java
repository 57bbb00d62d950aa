package dev.headshotbridge.settings;

import static dev.headshotbridge.settings.Setting.count;
import static dev.headshotbridge.settings.Setting.duration;
import static dev.headshotbridge.settings.Setting.durations;
import static dev.headshotbridge.settings.Setting.host;
import static dev.headshotbridge.settings.Setting.hosts;
import static dev.headshotbridge.settings.Setting.mailAddress;
import static dev.headshotbridge.settings.Setting.mailAddresses;
import static dev.headshotbridge.settings.Setting.names;
import static dev.headshotbridge.settings.Setting.of;
import static dev.headshotbridge.settings.Setting.oneOf;
import static dev.headshotbridge.settings.Setting.password;
import static dev.headshotbridge.settings.Setting.percentage;
import static dev.headshotbridge.settings.Setting.port;
import static dev.headshotbridge.settings.Setting.secrets;
import static dev.headshotbridge.settings.Setting.size;
import static dev.headshotbridge.settings.Setting.text;
import static dev.headshotbridge.settings.Setting.url;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Ends the start before anything else happens when a setting is missing, malformed or misspelt. */
public class SettingsCheck implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final List<Setting> SETTINGS = List.of(
            host("bridge.public.host"),
            port("bridge.public.port"),
            count("bridge.public.max-concurrent-requests"),
            count("bridge.public.max-connections"),
            count("bridge.public.max-large-bodies"),
            duration("bridge.public.request-timeout"),
            duration("bridge.public.stop-delay"),
            of("bridge.console.username", "[A-Za-z0-9._@-]{1,64}", "a name of letters, digits and ._@- such as admin"),
            password("bridge.console.password"),
            names("bridge.connectors"),
            duration("bridge.dispatch.poll-interval"),
            count("bridge.dispatch.batch-size"),
            count("bridge.dispatch.concurrency"),
            count("bridge.dispatch.calls-per-target"),
            size("bridge.dispatch.max-answer-size"),
            duration("bridge.dispatch.lease"),
            duration("bridge.dispatch.max-handling-time"),
            durations("bridge.retry.schedule"),
            percentage("bridge.retry.jitter"),
            duration("bridge.retry.max-retry-after"),
            count("bridge.replay.rate"),
            count("bridge.circuit.failures"),
            duration("bridge.circuit.open-time"),
            duration("bridge.circuit.max-open-time"),
            duration("bridge.circuit.auth-pause"),
            oneOf("bridge.reload.enabled", "true", "false"),
            duration("bridge.reload.interval"),
            duration("bridge.metrics.interval"),
            duration("bridge.retention.payloads"),
            duration("bridge.retention.attempts"),
            duration("bridge.retention.deliveries"),
            duration("bridge.retention.interval"),
            duration("bridge.retention.batch-pause"),
            mailAddresses("bridge.mail.to"),
            mailAddress("bridge.mail.from"),
            host("bridge.mail.smtp.host"),
            port("bridge.mail.smtp.port"),
            text("bridge.mail.smtp.username", "a user name"),
            text("bridge.mail.smtp.password", "a password"),
            oneOf("bridge.mail.smtp.security", "none", "starttls", "tls"),
            secrets(
                    "headshotpro.webhook.secrets",
                    16,
                    "the webhook secret from HeadshotPro's organization settings (64 hex digits; several separated by"
                            + " commas)"),
            of("headshotpro.webhook.path", "(/[A-Za-z0-9._~-]+)+", "a path such as /webhooks/headshotpro"),
            size("headshotpro.webhook.max-body-size"),
            duration("headshotpro.webhook.timestamp-tolerance"),
            duration("headshotpro.webhook.dedupe-window"),
            url("headshotpro.api.base-url", true),
            text("headshotpro.api.key", "the organization's API key"),
            size("headshotpro.photos.max-size"),
            hosts("headshotpro.photos.redirect-hosts"),
            oneOf("headshotpro.development-models", "ignore", "process"),
            of(
                    "spring.datasource.url",
                    "jdbc:(h2|postgresql):.+",
                    "jdbc:h2:file:./data/headshot-bridge;… or jdbc:postgresql://host:5432/database"),
            port("server.port"));

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        Settings settings = new Settings(context.getEnvironment());
        problems(settings).stream().findFirst().ifPresent(problem -> {
            throw problem;
        });
        DataFolder.make(settings);
        DerivedSettings.addTo(context.getEnvironment());
    }

    /** Everything that a start would end with, in that order. Changes nothing. */
    static List<SettingsException> problems(Settings settings) {
        List<SettingsException> problems = new ArrayList<>(spelling(settings));
        SETTINGS.forEach(setting -> attempt(() -> setting.check(settings), problems));
        attempt(() -> PayloadCheck.check(settings), problems);
        attempt(() -> H2Options.check(settings), problems);
        attempt(() -> DataFolder.check(settings), problems);
        attempt(() -> new RateLimitCheck(settings).check(), problems);
        attempt(() -> new RetentionCheck(settings).check(), problems);
        ConnectorCheck connectors = new ConnectorCheck(settings);
        settings.list("bridge.connectors").forEach(name -> attempt(() -> connectors.check(name), problems));
        return problems;
    }

    /** Valid values for those that are not, so that everything else can be looked at. */
    static Map<String, Object> standIns(List<SettingsException> problems) {
        Map<String, Object> standIns = new HashMap<>();
        SETTINGS.stream()
                .filter(setting -> setting.standIn() != null)
                .filter(setting ->
                        problems.stream().anyMatch(problem -> setting.key().equals(problem.key())))
                .forEach(setting -> standIns.put(setting.key(), setting.standIn()));
        return standIns;
    }

    private static void attempt(Runnable check, List<SettingsException> problems) {
        try {
            check.run();
        } catch (SettingsException e) {
            problems.add(e);
        }
    }

    // Not the environment: a stray variable there is nobody's mistake.
    private static List<SettingsException> spelling(Settings settings) {
        Set<String> known = SETTINGS.stream().map(Setting::key).collect(Collectors.toCollection(TreeSet::new));
        return settings.writtenKeys()
                .filter(key -> key.startsWith("bridge.") || key.startsWith("headshotpro."))
                .filter(key -> !known.contains(key) && !key.startsWith(RateLimitCheck.PREFIX))
                .map(key -> known.contains(key.replaceFirst("\\[0]$", ""))
                        ? settings.wrong(key, "is an item of a list", "the values in one line, separated by commas")
                        : settings.wrong(key, "is not a setting", "one of " + Spelling.nearest(key, known)))
                .toList();
    }
}
