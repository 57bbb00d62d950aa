package dev.headshotbridge.settings;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Takes the place of {@link SettingsCheck} where nothing is to be started: collects what is wrong with the settings, and
 * lets a context come up all the same, without the user's database and routes.
 */
public final class SettingsReport implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    /** Of the property source that marks a context which only checks. */
    static final String CHECKING = "checking";

    private static final String ROUTES = "camel.main.routes-include-pattern";

    private final List<String> problems = new ArrayList<>();
    private final String routes;
    private ConfigurableApplicationContext context;
    private String routesPattern = "";

    public SettingsReport() {
        this("false");
    }

    /** With these routes, as a pattern; none where it is "false". */
    public SettingsReport(String routes) {
        this.routes = routes;
    }

    @Override
    public void initialize(ConfigurableApplicationContext checking) {
        context = checking;
        ConfigurableEnvironment environment = checking.getEnvironment();
        Settings settings = new Settings(environment);
        List<SettingsException> found = SettingsCheck.problems(settings);
        found.forEach(problem -> problems.add(problem.getMessage()));
        new KnownSettings().slips(settings).forEach(slip -> problems.add(slip.getMessage()));
        routesPattern = settings.value(ROUTES);
        environment.getPropertySources().addFirst(new MapPropertySource("stand-ins", SettingsCheck.standIns(found)));
        DerivedSettings.addTo(environment);
        Map<String, Object> nothing = new HashMap<>();
        nothing.put(ROUTES, routes);
        nothing.put("spring.datasource.url", "jdbc:h2:mem:" + UUID.randomUUID());
        nothing.put("spring.flyway.enabled", "false");
        environment.getPropertySources().addFirst(new MapPropertySource(CHECKING, nothing));
    }

    /** The messages that a start would have ended with, one after another. */
    public List<String> problems() {
        return problems;
    }

    /** The files that Camel would load. */
    public String routesPattern() {
        return routesPattern;
    }

    /** Why the context did not come up, in the words of a start. */
    public String reason(Throwable failure) {
        return new StartFailureReporter(context).reason(failure);
    }
}
