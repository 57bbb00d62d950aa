package dev.headshotbridge.check;

import dev.headshotbridge.settings.Secrets;
import jakarta.annotation.PreDestroy;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.stereotype.Component;

/** Finds the mistakes in routes, Kamelets, SQL and mail templates. Starts nothing and calls nobody. */
@Component
public class ProjectCheck {

    private final CamelContext camel;
    private final ApplicationContext spring;
    private final ConfigurableEnvironment environment;
    private Tables tables;

    public ProjectCheck(CamelContext camel, ApplicationContext spring, ConfigurableEnvironment environment) {
        this.camel = camel;
        this.spring = spring;
        this.environment = environment;
    }

    /** All mistakes, in order. */
    public synchronized List<Problem> check(Sources sources) {
        Project project = new Project(sources, camel, environment);
        if (tables == null) {
            tables = new Tables();
        }
        try (ScratchCamel scratch = project.scratch) {
            new YamlCheck(project).run();
            new KameletCheck(project, Set.copyOf(connectors())).run();
            new LinkCheck(project).run();
            new RingCheck(project).run();
            new FileCheck(project).run();
            new ReceiverCheck(project).run();
            new EndpointCheck(project).run();
            References references = new References(project, spring);
            new ReferenceCheck(project, references).run();
            ExpressionCheck expressions = new ExpressionCheck(project, references);
            expressions.run();
            new SqlCheck(project, tables, expressions, "postgresql".equals(environment.getProperty("bridge.database")))
                    .run();
            new MailCheck(project).run();
            new BuildCheck(project).run();
            // Camel shows options as it sees them, filled.
            Secrets secrets = new Secrets(environment);
            return project.problems().stream()
                    .map(problem -> new Problem(problem.file(), problem.line(), secrets.without(problem.text())))
                    .sorted()
                    .distinct()
                    .toList();
        }
    }

    /** What can be told without settings: when these cannot even be read. */
    static List<Problem> withoutSettings(Sources sources) {
        Project project = new Project(sources, new DefaultCamelContext(), new StandardEnvironment());
        try (ScratchCamel scratch = project.scratch) {
            new YamlCheck(project).run();
            new KameletCheck(project, Set.of()).run();
            new LinkCheck(project).run();
            new RingCheck(project).run();
            new MailCheck(project).run();
            return List.copyOf(new TreeSet<>(project.problems()));
        }
    }

    @PreDestroy
    synchronized void close() {
        if (tables != null) {
            tables.close();
        }
    }

    private List<String> connectors() {
        return List.of(environment.getProperty("bridge.connectors", "").split(",")).stream()
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }
}
