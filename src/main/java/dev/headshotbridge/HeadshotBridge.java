package dev.headshotbridge;

import dev.headshotbridge.archive.ArchiveCommand;
import dev.headshotbridge.check.CheckCommand;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.actuate.autoconfigure.security.servlet.ManagementWebSecurityAutoConfiguration;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.mustache.MustacheAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.UserDetailsServiceAutoConfiguration;

/** Starts the bridge. What it does stands in {@code routes/}, {@code kamelets/} and {@code application.yaml}. */
// Mustache fills mails here, not web pages. Security is set up by the package console, where there is a console.
@SpringBootApplication(
        exclude = {
            MustacheAutoConfiguration.class,
            SecurityAutoConfiguration.class,
            SecurityFilterAutoConfiguration.class,
            UserDetailsServiceAutoConfiguration.class,
            ManagementWebSecurityAutoConfiguration.class
        })
public class HeadshotBridge {

    public static void main(String[] args) throws Exception {
        if (args.length > 0 && args[0].equals("check")) {
            System.exit(CheckCommand.run(List.of(args).subList(1, args.length), System.out));
        }
        if (args.length > 0 && args[0].equals("archive")) {
            System.exit(ArchiveCommand.run());
        }
        SpringApplication.run(HeadshotBridge.class, args);
    }
}
