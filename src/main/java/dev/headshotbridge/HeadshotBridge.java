package dev.headshotbridge;

import dev.headshotbridge.command.BridgeCommand;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.actuate.autoconfigure.metrics.LogbackMetricsAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.security.servlet.ManagementWebSecurityAutoConfiguration;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.mustache.MustacheAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.UserDetailsServiceAutoConfiguration;

/** Starts the bridge. What it does stands in {@code routes/}, {@code kamelets/} and {@code application.yaml}. */
// Mustache fills mails here, not web pages. Security is set up by the package console, where there is a console.
// Counting what is logged would cost each of Camel's steps more than all other metrics do.
@SpringBootApplication(
        exclude = {
            MustacheAutoConfiguration.class,
            SecurityAutoConfiguration.class,
            SecurityFilterAutoConfiguration.class,
            UserDetailsServiceAutoConfiguration.class,
            ManagementWebSecurityAutoConfiguration.class,
            LogbackMetricsAutoConfiguration.class
        })
public class HeadshotBridge {

    public static void main(String[] args) throws Exception {
        // In some languages Java writes numbers with digits that no program reads.
        Locale.setDefault(Locale.ENGLISH);
        if (isCommand(args)) {
            System.exit(BridgeCommand.execute(args));
        }
        boolean named = args.length > 0 && args[0].equals("run");
        SpringApplication.run(HeadshotBridge.class, named ? Arrays.copyOfRange(args, 1, args.length) : args);
    }

    /** Settings alone, and "run" with settings, run the bridge; without a look at the commands, so that it starts sooner. */
    private static boolean isCommand(String... args) {
        Set<String> help = Set.of("--help", "-h", "--version", "-V");
        return args.length > 0
                && (!args[0].startsWith("--") && !args[0].equals("run")
                        || Arrays.stream(args).anyMatch(help::contains));
    }
}
