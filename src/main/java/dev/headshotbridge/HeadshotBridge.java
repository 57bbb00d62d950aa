package dev.headshotbridge;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.mustache.MustacheAutoConfiguration;

/** Starts the bridge. What it does stands in {@code routes/}, {@code kamelets/} and {@code application.yaml}. */
// Mustache fills mails here, not web pages.
@SpringBootApplication(exclude = MustacheAutoConfiguration.class)
public class HeadshotBridge {

    public static void main(String[] args) {
        SpringApplication.run(HeadshotBridge.class, args);
    }
}
