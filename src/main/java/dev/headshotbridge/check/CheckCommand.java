package dev.headshotbridge.check;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.headshotbridge.HeadshotBridge;
import dev.headshotbridge.settings.SettingsCheck;
import dev.headshotbridge.settings.SettingsReport;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** {@code bin/bridge check}: says what is wrong with the files that an engineer edits, without starting anything. */
public final class CheckCommand {

    private static final Pattern PLACE = Pattern.compile(
            "(?s)((?:environment variable|argument) \\S+|[^:\\s]+)(?::(\\d+)(?::\\d+)?)?: (?:line (\\d+).*?: )?(.*)");

    /** Where routes and Kamelets are, as long as no setting tells. */
    private static final String USUAL = "file:routes/**/*.camel.yaml,file:kamelets/*.kamelet.yaml";

    private final SettingsReport settings = new SettingsReport();
    private final List<Problem> problems = new ArrayList<>();
    private final Unreadable unreadable = new Unreadable();
    private Sources sources;

    private CheckCommand() {}

    /** Prints what it finds, and gives the exit code. */
    public static int run(List<String> arguments, PrintStream out) {
        return new CheckCommand().check(arguments, out);
    }

    /** The same, as JSON. */
    public static int runAsJson(List<String> arguments, PrintStream out) throws IOException {
        var found = new CheckCommand().find(arguments);
        out.println(new ObjectMapper().writeValueAsString(Map.of("problems", found)));
        return found.isEmpty() ? 0 : 1;
    }

    private TreeSet<Problem> find(List<String> settingsGiven) {
        String[] arguments = settingsGiven.toArray(String[]::new);
        Optional<Problem> mistake = unreadableSettings();
        if (mistake.isPresent()) {
            problems.add(mistake.get());
            LoggingSystem.get(getClass().getClassLoader()).beforeInitialize();
            checkWithoutSettings();
        } else {
            checkWithSettings(arguments);
        }
        settings.problems().stream()
                .filter(message -> !unreadable.isNamedIn(message))
                .forEach(message -> problems.add(problem(message)));
        return new TreeSet<>(problems);
    }

    private int check(List<String> arguments, PrintStream out) {
        var ordered = find(arguments);
        ordered.forEach(out::println);
        if (ordered.isEmpty()) {
            out.printf(
                    "%d routes and Kamelets, %d SQL files, %d mail templates and the settings are good.%n",
                    sources.loaded().size(),
                    sources.ending(".sql").size(),
                    sources.ending(".mustache").size());
            return 0;
        }
        out.println(ordered.size() == 1 ? "1 problem." : ordered.size() + " problems.");
        return 1;
    }

    private static Optional<Problem> unreadableSettings() {
        try {
            return YamlCheck.unreadable("application.yaml", Files.readString(Path.of("application.yaml")));
        } catch (IOException e) {
            return Optional.of(new Problem("application.yaml", 1, "cannot be read; write it as text in UTF-8"));
        }
    }

    private void checkWithSettings(String[] arguments) {
        try (ConfigurableApplicationContext context = application().run(arguments)) {
            ProjectCheck check = context.getBean(ProjectCheck.class);
            checkReadable(settings.routesPattern(), check::check);
        } catch (RuntimeException e) {
            problems.add(problem(settings.reason(e)));
            checkWithoutSettings();
        }
    }

    private void checkWithoutSettings() {
        checkReadable(USUAL, ProjectCheck::withoutSettings);
    }

    private void checkReadable(String pattern, Function<Sources, List<Problem>> check) {
        sources = unreadable.read(pattern);
        problems.addAll(unreadable.problems());
        check.apply(sources).stream()
                .filter(problem -> !unreadable.isCauseOf(problem))
                .forEach(problems::add);
    }

    private SpringApplication application() {
        SpringApplication application = new SpringApplication(HeadshotBridge.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setBannerMode(Banner.Mode.OFF);
        application.setLogStartupInfo(false);
        application.setRegisterShutdownHook(false);
        application.setLazyInitialization(true);
        List<ApplicationContextInitializer<?>> initializers = new ArrayList<>(application.getInitializers());
        initializers.removeIf(SettingsCheck.class::isInstance);
        initializers.add(settings);
        application.setInitializers(initializers);
        // What is printed is the findings alone.
        StandardEnvironment quiet = new StandardEnvironment();
        quiet.getPropertySources()
                .addFirst(new MapPropertySource(
                        "quiet", Map.of("logging.level.root", "off", "logging.level.dev.headshotbridge", "off")));
        application.setEnvironment(quiet);
        return application;
    }

    /** A message that begins with its place, as those about settings do. */
    private static Problem problem(String message) {
        Matcher place = PLACE.matcher(message);
        if (!place.matches()) {
            return new Problem("application.yaml", 1, message);
        }
        String line = place.group(2) == null ? place.group(3) : place.group(2);
        int first = place.group(1).contains(" ") ? 0 : 1;
        return new Problem(place.group(1), line == null ? first : Integer.parseInt(line), place.group(4));
    }
}
